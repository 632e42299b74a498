using Ksf.Contracts.Registry;
using Ksf.Registry.Agreements;
using Ksf.Registry.Municipalities;

namespace Ksf.Registry.Tests.Agreements;

public sealed class PopulationFiguresTests
{
    [Fact]
    public void A_new_name_brings_no_new_figure_and_a_new_figure_has_its_own_day()
    {
        var municipality = new Municipality();
        municipality.Apply(new MunicipalityState(
            Guid.CreateVersion7(),
            [Version("2017-01-01", null), Version("2024-01-01", 294_029), Version("2025-01-01", 294_029), Version("2026-01-01", 296_000)],
            []));

        Assert.Equal([RealData.Day("2024-01-01"), RealData.Day("2026-01-01")], PopulationFigures.DaysOf(municipality));
        Assert.Equal(294_029, PopulationFigures.On(municipality, RealData.Day("2024-01-01")));
        Assert.Equal(296_000, PopulationFigures.On(municipality, RealData.Day("2026-01-01")));
        Assert.Null(PopulationFigures.On(municipality, RealData.Day("2025-01-01")));
        Assert.Null(PopulationFigures.On(municipality, RealData.Day("2024-06-01")));
    }

    private static MunicipalityVersion Version(string from, int? population) =>
        new("4601", "Bergen", "Bergen", [], "46", "vest", null, population, null, RealData.Day(from), null);
}
