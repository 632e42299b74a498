using Ksf.Contracts;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Parties;

public sealed class OrganisationNumberTests
{
    [Theory]
    [InlineData("974760673", true)]
    [InlineData("874789542", true)]
    [InlineData("974760674", false)]
    [InlineData("974760637", false)]
    [InlineData("97476067", false)]
    [InlineData("9747606730", false)]
    [InlineData("974 760 673", false)]
    [InlineData("97476067٣", false)]
    [InlineData("123456785", false)]
    [InlineData("000000000", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void It_is_nine_digits_with_a_control_digit(string? text, bool valid) => Assert.Equal(valid, OrganisationNumber.IsValid(text));

    [Fact]
    public void Every_number_of_our_files_is_one_and_any_digit_that_is_changed_is_found()
    {
        var numbers = RealData.Files.Municipalities.Select(row => row.OrgNumber).Concat(RealData.Files.PartyFacts.Select(facts => facts.OrganisationNumber)).OfType<string>().ToList();

        Assert.Equal(355 + 39, numbers.Count);
        Assert.Each(numbers, number =>
        {
            Assert.True(OrganisationNumber.IsValid(number));
            for (var place = 0; place < number.Length; place++)
            {
                var other = number[place] == '9' ? '8' : (char)(number[place] + 1);
                Assert.False(OrganisationNumber.IsValid($"{number[..place]}{other}{number[(place + 1)..]}"));
            }
        });
    }
}
