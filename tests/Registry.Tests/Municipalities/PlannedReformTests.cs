using System.Net;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Municipalities;

public sealed class PlannedReformTests
{
    [Fact]
    public async Task The_register_answers_until_the_day_of_the_last_reform_that_is_planned()
    {
        await using var vest = await ServiceUnderTest<RegistryDbContext>.StartAsync("vest");
        var reform = TimeProvider.System.TodayInNorway().AddDays(300);
        await vest.SayAsync(
            "registered",
            new MunicipalityState(
                Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
                [Version("4627", new DateOnly(2020, 1, 1), reform), Version("4699", reform, null)],
                []),
            deployment: "nasjonal");
        await Poll.UntilAsync(() => vest.QueryAsync<long>("select count(*) from municipalities"), count => count == 1, TimeSpan.FromSeconds(20));
        using var reader = vest.With("leser");

        var planned = await reader.ReadAsync($"/v1/municipalities/4699?on={reform:yyyy-MM-dd}");
        var beyond = await reader.ReadProblemAsync($"/v1/municipalities/4699?on={reform.AddDays(1):yyyy-MM-dd}", HttpStatusCode.UnprocessableEntity, language: "en");

        Assert.Equal("4699", planned.Text("number"));
        Assert.Equal(
            $"The register ends on {reform.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"))}.",
            beyond.Errors()["?on"]);
    }

    private static MunicipalityVersion Version(string number, DateOnly from, DateOnly? to) =>
        new(number, "Askøy", "Askøy", [], "46", "vest", null, null, null, from, to);
}
