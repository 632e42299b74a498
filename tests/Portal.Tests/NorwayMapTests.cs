using Ksf.Portal.Identity;
using Ksf.TestKit;

namespace Ksf.Portal.Tests;

public sealed class NorwayMapTests
{
    [Fact]
    public void Every_municipality_has_one_point_within_the_map()
    {
        Assert.Equal(357, NorwayMap.Points.Select(point => point.Number).Distinct().Count());
        Assert.Each(NorwayMap.Points, point =>
        {
            Assert.InRange(point.X, 0, NorwayMap.Width);
            Assert.InRange(point.Y, 0, NorwayMap.Height);
        });
        // Norway's shape: a little taller than it is wide when it leans as it does.
        Assert.InRange(NorwayMap.Height / NorwayMap.Width, 1.1, 1.4);
    }

    [Fact]
    public void North_is_up_and_east_is_right()
    {
        var (bergen, oslo, tromso, vardo) = (Of("4601"), Of("0301"), Of("5501"), Of("5634"));

        Assert.True(bergen.X < oslo.X && oslo.X < tromso.X && tromso.X < vardo.X);
        Assert.True(tromso.Y < oslo.Y);
        Assert.Equal("Bergen", bergen.Name);
    }

    private static MapPoint Of(string number) => NorwayMap.Points.Single(point => point.Number == number);
}
