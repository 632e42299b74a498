using System.Net;
using System.Text;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Agreements;

/// <summary>Who pays what in which year. All amounts are examples: the documents name none.</summary>
public sealed class FinancingKeyTests(Country country)
{
    [Fact]
    public async Task All_partners_pay_for_three_positions_in_Bergen_municipalities_by_inhabitants_and_the_rest_of_it_is_agreed()
    {
        // Kunnskapskommunen Helse Omsorg Vest: municipalities and institutions pay by a financing key for three positions in Bergen.
        var uib = await country.PartyAsync("Universitetet i Bergen");
        var agreement = await country.SignAsync("Kunnskapskommunen, tre stillinger", ["4601", "4627", "4626", uib], "2024-01-01", "2029-01-01");

        agreement = await country.ChangeAsync(agreement, "financing-keys", new
        {
            fromYear = 2024,
            toYear = 2026,
            sum = 3_000_000.01m,
            method = "by-population",
            populationOn = "2024-01-01",
            shares = new object[]
            {
                new { party = "4627", kind = "cash" }, new { party = uib, kind = "in-kind", amount = 250_000 },
                new { party = "4601", kind = "cash" }, new { party = "4626", kind = "cash" },
            },
        });

        var key = Assert.Single(agreement.Items("financingKeys"));
        var contributions = key.Items("contributions");
        Assert.Equal(["4601", "4626", "4627", null], contributions.Select(contribution => contribution.TextOrNull("number")));
        Assert.Equal(3_000_000.01m, key.Amounts().Sum());
        // Each can do the sum again: the inhabitants, the order and what was left are in the answer.
        var inhabitants = contributions.Take(3).Select(contribution => contribution.GetProperty("inhabitants").GetInt64()).ToList();
        Assert.Equal(Inhabitants("4601", "4626", "4627"), inhabitants);
        Assert.Each(contributions.Take(3).Zip(inhabitants), pair => Assert.Equal(
            pair.First.GetProperty("amount").GetDecimal(),
            decimal.Floor(275_000_001m * pair.Second / inhabitants.Sum()) / 100 + (pair.First.GetProperty("roundedUp").GetBoolean() ? 0.01m : 0)));
        Assert.Equal(contributions.Count(contribution => contribution.GetProperty("roundedUp").GetBoolean()) * 0.01m, key.GetProperty("residual").GetDecimal());
        Assert.Equal("250000.00", contributions[3].GetProperty("amount").GetRawText());

        var year = await country.ContributionsAsync(agreement, 2025);
        Assert.Equal("2750000.01", year.GetProperty("cash").GetRawText());
        Assert.Equal("250000.00", year.GetProperty("inKind").GetRawText());
        Assert.Equal("3000000.01", year.GetProperty("sum").GetRawText());
    }

    [Fact]
    public async Task Money_that_ends_is_followed_by_years_with_nothing_settled()
    {
        // Lofoten was funded 2020–2022 and extended; the money ends in 2023, and nothing is settled after.
        var agreement = await country.SignAsync("Som i Lofoten", ["4650", "4651"], "2020-01-01", "2023-01-01");
        var shares = new[] { new { party = "4650", kind = "cash", amount = 400_000 }, new { party = "4651", kind = "cash", amount = 200_000 } };
        agreement = await country.ChangeAsync(agreement, "financing-keys", new { fromYear = 2020, toYear = 2022, sum = 600_000, method = "fixed-sums", shares });
        await country.RefusedAtAsync("/toYear", agreement, "financing-keys", new { fromYear = 2023, toYear = 2023, sum = 600_000, method = "fixed-sums", shares });
        agreement = await country.ChangeAsync(agreement, "renewals", new { to = "2026-01-01" });
        agreement = await country.ChangeAsync(agreement, "financing-keys", new { fromYear = 2023, toYear = 2023, sum = 600_000, method = "fixed-sums", shares });

        Assert.Equal([400_000m, 200_000m], (await country.ContributionsAsync(agreement, 2022)).Amounts());
        Assert.Equal([400_000m, 200_000m], (await country.ContributionsAsync(agreement, 2023)).Amounts());
        var after = await country.ContributionsAsync(agreement, 2024);
        Assert.Empty(after.Items("contributions"));
        Assert.Equal(JsonValueKind.Null, after.GetProperty("sum").ValueKind);
        Assert.Equal(JsonValueKind.Null, after.GetProperty("cash").ValueKind);
    }

    [Fact]
    public async Task A_new_key_holds_from_its_year_on_and_earlier_years_keep_theirs()
    {
        var agreement = await country.SignAsync("Avtale med to nøkler", ["4611", "4612", "4613"], "2020-01-01");
        agreement = await country.ChangeAsync(agreement, "financing-keys", Fixed(2020, 2025, ("4611", 100), ("4612", 200), ("4613", 300)));
        await country.ConflictAsync("party-still-contributes", agreement, "withdrawals", new { party = "4613", on = "2023-01-01" });

        agreement = await country.ChangeAsync(agreement, "financing-keys", Fixed(2023, 2024, ("4611", 150.5m), ("4612", 250)));
        agreement = await country.ChangeAsync(agreement, "withdrawals", new { party = "4613", on = "2023-01-01" });

        Assert.Equal([(2020, 2022), (2023, 2024)], Years(agreement));
        Assert.Equal([100m, 200m, 300m], (await country.ContributionsAsync(agreement, 2022)).Amounts());
        Assert.Equal([150.50m, 250m], (await country.ContributionsAsync(agreement, 2023)).Amounts());
        Assert.Empty((await country.ContributionsAsync(agreement, 2025)).Items("contributions"));
        await country.RefusedAtAsync("/shares/1/party", agreement, "financing-keys", Fixed(2022, 2024, ("4611", 100), ("4613", 300)));

        agreement = await country.ChangeAsync(agreement, "termination", new { on = "2023-07-01", reason = "Slås sammen med en annen." });
        Assert.Equal([(2020, 2022), (2023, 2023)], Years(agreement));
    }

    [Fact]
    public async Task A_key_that_does_not_add_up_says_by_how_much_and_what_helps()
    {
        var uib = await country.PartyAsync("Universitetet i Bergen");
        var agreement = await country.SignAsync("Avtale som ikke går opp", ["4617", "4618", uib], "2022-01-01", "2025-01-01");
        Task<string> At(string pointer, object key) => country.RefusedAtAsync(pointer, agreement, "financing-keys", key);
        object Key(string method, decimal sum, params object[] shares) => new { fromYear = 2022, toYear = 2023, sum, method, shares };
        object ByPopulation(string? on, decimal sum, params object[] shares) => new { fromYear = 2022, toYear = 2023, sum, method = "by-population", populationOn = on, shares };

        Assert.Contains("0,03", await At("/sum", Key("fixed-sums", 100, new { party = "4617", kind = "cash", amount = 99.97 })), StringComparison.Ordinal);
        Assert.Contains("0,01", await At("/sum", Key("fixed-sums", 100, new { party = "4617", kind = "cash", amount = 100.01 })), StringComparison.Ordinal);
        Assert.Contains("0,0001", await At("/shares", Key("percent", 100, new { party = "4617", kind = "cash", percent = 99.9999 })), StringComparison.Ordinal);
        Assert.Contains("101", await At("/shares", Key("percent", 100, new { party = "4617", kind = "cash", percent = 100 }, new { party = "4618", kind = "cash", percent = 1 })), StringComparison.Ordinal);
        await At("/shares/0/percent", Key("percent", 100, new { party = "4617", kind = "cash", percent = 33.33333 }));
        await At("/shares/0/percent", Key("percent", 100, new { party = "4617", kind = "cash" }));
        await At("/shares/0/percent", Key("fixed-sums", 100, new { party = "4617", kind = "cash", amount = 100, percent = 100 }));
        await At("/shares/0/amount", Key("percent", 100, new { party = "4617", kind = "cash", amount = 100, percent = 100 }));
        await At("/shares/0/amount", Key("fixed-sums", 100, new { party = "4617", kind = "cash" }));
        await At("/shares/0/amount", Key("fixed-sums", 100, new { party = "4617", kind = "cash", amount = 0 }));
        await At("/shares/0/amount", Key("fixed-sums", 100, new { party = "4617", kind = "cash", amount = 99.999 }));
        await At("/shares/0/party", Key("fixed-sums", 100, new { party = "4601", kind = "cash", amount = 100 }));
        await At("/shares/1/party", Key("fixed-sums", 100, new { party = "4617", kind = "cash", amount = 50 }, new { party = "4617", kind = "in-kind", amount = 50 }));
        await At("/shares", Key("fixed-sums", 100));
        await At("/sum", Key("percent", 0, new { party = "4617", kind = "cash", percent = 100 }));
        await At("/sum", Key("fixed-sums", -1, new { party = "4617", kind = "cash", amount = 100 }));
        await At("/sum", Key("fixed-sums", 10_000_000_000.01m, new { party = "4617", kind = "cash", amount = 100 }));
        await At("/populationOn", Key("by-population", 100, new { party = "4617", kind = "cash" }));
        await At("/populationOn", new { fromYear = 2022, toYear = 2023, sum = 100, method = "fixed-sums", populationOn = "2024-01-01", shares = new[] { new { party = "4617", kind = "cash", amount = 100 } } });
        await At("/shares/0/amount", ByPopulation("2024-01-01", 100, new { party = uib, kind = "cash" }));
        await At("/shares", ByPopulation("2024-01-01", 100, new { party = uib, kind = "cash", amount = 100 }));
        await At("/sum", ByPopulation("2024-01-01", 100, new { party = uib, kind = "cash", amount = 100 }, new { party = "4617", kind = "cash" }));
        Assert.Contains("2024-01-01", await At("/populationOn", ByPopulation("2020-01-01", 100, new { party = "4617", kind = "cash" })), StringComparison.Ordinal);
        Assert.Contains("2024-01-01", await At("/populationOn", ByPopulation("2025-01-01", 100, new { party = "4617", kind = "cash" })), StringComparison.Ordinal);
        await At("/fromYear", new { fromYear = 2021, toYear = 2023, sum = 100, method = "fixed-sums", shares = new[] { new { party = "4617", kind = "cash", amount = 100 } } });
        await At("/toYear", new { fromYear = 2023, toYear = 2022, sum = 100, method = "fixed-sums", shares = new[] { new { party = "4617", kind = "cash", amount = 100 } } });
        await At("/toYear", new { fromYear = 2022, toYear = 2025, sum = 100, method = "fixed-sums", shares = new[] { new { party = "4617", kind = "cash", amount = 100 } } });
    }

    [Fact]
    public async Task A_key_is_tried_before_it_is_set()
    {
        var agreement = await country.SignAsync("Avtale med prøvenøkkel", ["4621", "4622", "4623"], "2022-01-01");
        var key = new
        {
            fromYear = 2022,
            toYear = 2022,
            sum = 100,
            method = "percent",
            shares = new[] { new { party = "4623", kind = "cash", percent = 33.335 }, new { party = "4622", kind = "cash", percent = 33.335 }, new { party = "4621", kind = "cash", percent = 33.33 } },
        };

        var tried = await country.ChangeAsync(agreement, "financing-keys?dryRun=true", key);

        // Two shares have the same remainder of half an øre, and the lower municipality number goes first.
        var shown = Assert.Single(tried.Items("financingKeys"));
        Assert.Equal([33.33m, 33.34m, 33.33m], shown.Amounts());
        Assert.Equal("0.01", shown.GetProperty("residual").GetRawText());
        Assert.Empty((await country.Reader.ReadAsync($"/v1/agreements/{agreement.Text("id")}")).Items("financingKeys"));
    }

    [Fact]
    public async Task An_agreement_of_a_hundred_parties_fits_in_its_event_and_says_when_it_is_full()
    {
        string[] parties = [.. RealData.On(RealData.Day("2024-01-01")).Select(municipality => municipality.Key).Order(StringComparer.Ordinal).Take(100)];
        var agreement = await country.SignAsync("Avtale med hundre parter", parties, "2020-01-01");
        object Key(int year, int count) => new
        {
            fromYear = year,
            toYear = year,
            sum = 9_999_999_999.99m,
            method = "by-population",
            populationOn = "2024-01-01",
            shares = parties.Take(count).Select(party => new { party, kind = "in-kind" }),
        };

        await country.ChangeAsync(agreement, "financing-keys", Key(2020, 100));
        await country.ChangeAsync(agreement, "financing-keys", Key(2021, 100));
        agreement = await country.ChangeAsync(agreement, "financing-keys", Key(2022, 50));

        Assert.Equal(9_999_999_999.99m, (await country.ContributionsAsync(agreement, 2022)).Amounts().Sum());
        await country.ConflictAsync("agreement-full", agreement, "financing-keys", Key(2023, 1));
        await country.ConflictAsync("agreement-full", agreement, "accessions", new { party = "5501", signedOn = "2024-01-01" });
    }

    [Fact]
    public async Task An_amount_is_a_number_in_plain_digits()
    {
        var agreement = await country.SignAsync("Avtale med tall", ["4619", "4620"], "2022-01-01");
        foreach (var amount in new[] { "\"100\"", "1e2", "100.00000000000000000000000000001", "\"100,00\"" })
        {
            using var content = new StringContent(
                $$"""{"fromYear":2022,"toYear":2022,"sum":{{amount}},"method":"fixed-sums","shares":[{"party":"4619","kind":"cash","amount":100}]}""", Encoding.UTF8, "application/json");
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/v1/agreements/{agreement.Text("id")}/financing-keys", UriKind.Relative)) { Content = content };
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            using var answer = await country.Secretariat.SendAsync(request);
            var (pointer, detail) = (await answer.ProblemAsync(HttpStatusCode.BadRequest, "unreadable-body")).OnlyError();
            Assert.Equal("/sum", pointer);
            Assert.Contains("1250000.50", detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_spreadsheet_gets_the_contributions_of_a_year_with_their_sum()
    {
        var agreement = await country.SignAsync("Avtale med regneark", ["4633", "4634", "4635"], "2022-01-01");
        await country.ChangeAsync(agreement, "financing-keys", new
        {
            fromYear = 2022,
            toYear = 2022,
            sum = 1000,
            method = "percent",
            shares = new[] { new { party = "4633", kind = "cash", percent = 33.3333 }, new { party = "4634", kind = "cash", percent = 33.3333 }, new { party = "4635", kind = "in-kind", percent = 33.3334 } },
        });

        var address = new Uri($"/v1/agreements/{agreement.Text("id")}/contributions.csv?year=2022", UriKind.Relative);
        using var answer = await country.Vest.Anonymous.GetAsync(address);
        var file = await answer.HasStatusAsync(HttpStatusCode.OK);

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            [
                "Kommunenummer;Part;Andel i prosent;Beløp i kroner;Penger eller egeninnsats",
                "4633;Fedje;33,333;333,33;penger", "4634;Masfjorden;33,333;333,33;penger", "4635;Gulen;33,334;333,34;egeninnsats", ";Sum;100;1000,00;",
            ],
            file.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        using var empty = await country.Vest.Anonymous.GetAsync(new Uri($"/v1/agreements/{agreement.Text("id")}/contributions.csv?year=2030", UriKind.Relative));
        Assert.Single((await empty.HasStatusAsync(HttpStatusCode.OK)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        await country.Vest.Anonymous.ReadProblemAsync($"/v1/agreements/{Guid.CreateVersion7()}/contributions.csv", HttpStatusCode.NotFound, "not-found");
        await country.Vest.Anonymous.ReadProblemAsync($"/v1/agreements/{agreement.Text("id")}/contributions?year=1989", HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_name_that_a_spreadsheet_would_run_is_written_as_text()
    {
        await using var vest = await ServiceUnderTest<RegistryDbContext>.StartAsync("vest");
        var formula = new PartyState(Guid.CreateVersion7(), PartyKind.Institution, "=HYPERLINK(\"https://example.org\")", null, null, []);
        await vest.SayAsync("registered", formula, deployment: "nasjonal");
        await vest.KnowAsync(Guid.CreateVersion7(), "4601", "Bergen");
        await Poll.UntilAsync(
            () => vest.QueryAsync<long>("select (select count(*) from parties) + (select count(*) from municipalities)"), known => known == 2, TimeSpan.FromSeconds(20));
        var secretariat = await vest.SignInAsync("sekretariat", ServiceDefaults.Access.Roles.RegionalSecretariat, StableId.OfDeployment("vest"));
        using var signed = await secretariat.CreateAsync(
            "/v1/agreements", new { name = "Avtale med formel", from = "2022-01-01", parties = new[] { new { party = "4601" }, new { party = $"{formula.Id}" } } });
        var id = (await signed.JsonAsync(HttpStatusCode.Created)).Text("id");
        using var financed = await secretariat.ChangeAsync(
            HttpMethod.Post, $"/v1/agreements/{id}/financing-keys", "\"1\"",
            new { fromYear = 2022, toYear = 2022, sum = 1, method = "fixed-sums", shares = new[] { new { party = formula.Id, kind = "cash", amount = 1 } } });
        await financed.JsonAsync();

        using var answer = await vest.Anonymous.AskAsync($"/v1/agreements/{id}/contributions.csv?year=2022", language: "en");
        var file = await answer.HasStatusAsync(HttpStatusCode.OK);

        // Reading it as a text takes the byte order mark away.
        Assert.Equal(Encoding.UTF8.GetPreamble(), (await answer.Content.ReadAsByteArrayAsync()).Take(3));
        Assert.StartsWith("Municipality number;Party;", file, StringComparison.Ordinal);
        Assert.DoesNotContain(";=", file, StringComparison.Ordinal);
        Assert.DoesNotContain("\"=", file, StringComparison.Ordinal);
        Assert.Contains("HYPERLINK", file, StringComparison.Ordinal);
    }

    private static object Fixed(int fromYear, int toYear, params (string Party, decimal Amount)[] shares) => new
    {
        fromYear,
        toYear,
        sum = shares.Sum(share => share.Amount),
        method = "fixed-sums",
        shares = shares.Select(share => new { party = share.Party, kind = "cash", amount = share.Amount }),
    };

    private static IEnumerable<(int, int)> Years(JsonElement agreement) =>
        agreement.Items("financingKeys").Select(key => (key.GetProperty("fromYear").GetInt32(), key.GetProperty("toYear").GetInt32()));

    private static IEnumerable<long> Inhabitants(params string[] numbers) => numbers.Select(number => (long)RealData.On(RealData.Day("2024-01-01"))[number].Single().Version.Population!);
}
