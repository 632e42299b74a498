using System.Net;
using System.Text.Json;
using Ksf.Contracts.Registry;
using Ksf.Funding.Data;
using Ksf.TestKit;

namespace Ksf.Funding.Tests.Agreements;

/// <summary>Funding hears of agreements from Registry, and anyone can add up what they bring. The amounts are examples.</summary>
public sealed class What_the_parties_contribute : IAsyncLifetime
{
    private static readonly Guid Bergen = Guid.CreateVersion7(), Askoy = Guid.CreateVersion7(), Uib = Guid.CreateVersion7();

    private ServiceUnderTest<FundingDbContext> _funding = null!;

    public async ValueTask InitializeAsync() => _funding = await ServiceUnderTest<FundingDbContext>.StartAsync("vest");

    public ValueTask DisposeAsync() => _funding.DisposeAsync();

    [Fact]
    public async Task Is_read_by_year_party_and_agreement_with_its_sum_and_without_a_token()
    {
        var positions = Agreement("Tre stillinger i Bergen", Key(2022, 2023, (Bergen, 2_000_000.10m), (Askoy, 500_000.20m), (Uib, 250_000m)));
        var other = Agreement("Nettverk", Key(2023, 2023, (Bergen, 0.05m)));
        await _funding.SayAsync("financed", positions);
        await _funding.SayAsync("financed", other);

        var all = await ReadAsync("", page => page.Items().Count == 7);
        Assert.Equal("5500000.65", all.GetProperty("sum").GetRawText());
        Assert.Equal([2022, 2022, 2022, 2023, 2023, 2023, 2023], all.Items().Select(item => item.GetProperty("year").GetInt32()));
        Assert.Equal(
            all.Items().Select(item => item.GetRawText()), (await _funding.Anonymous.ReadAllAsync("/v1/contributions", pageSize: 2)).Select(item => item.GetRawText()));
        Assert.Equal("2750000.30", (await ReadAsync("?year=2022&limit=1")).GetProperty("sum").GetRawText());
        Assert.Equal(4_000_000.25m, (await ReadAsync($"?party={Bergen}")).GetProperty("sum").GetDecimal());
        var ofOne = Assert.Single((await ReadAsync($"?agreement={other.Id}&party={Bergen}&year=2023")).Items());
        Assert.Equal(("Nettverk", "vest", "cash"), (ofOne.Text("name"), ofOne.Text("deployment"), ofOne.Text("kind")));

        // After the money has ended nothing is settled: no rows, and not rows of zero.
        var after = await ReadAsync("?year=2024");
        Assert.Empty(after.Items());
        Assert.Equal("0.00", after.GetProperty("sum").GetRawText());
    }

    [Fact]
    public async Task Follows_the_latest_key_and_ignores_what_comes_late()
    {
        var agreement = Agreement("Avtale som endres", Key(2022, 2024, (Bergen, 100), (Askoy, 100)));
        await _funding.SayAsync("financed", agreement);
        await ReadAsync($"?agreement={agreement.Id}", page => page.Items().Count == 6);

        await _funding.SayAsync("financed", agreement with { Keys = [Key(2022, 2022, (Bergen, 100), (Askoy, 100)), Key(2023, 2023, (Bergen, 150))] }, sequence: 3);
        await ReadAsync($"?agreement={agreement.Id}", page => page.Items().Count == 3);
        await _funding.SayAsync("signed", agreement, sequence: 2);
        await _funding.SayAsync("signed", Agreement("Kommer sist", Key(2022, 2022, (Uib, 1))));
        await ReadAsync($"?party={Uib}", page => page.Items().Count == 1);

        Assert.Equal(
            [100m, 100m, 150m], (await ReadAsync($"?agreement={agreement.Id}")).Items().Select(item => item.GetProperty("amount").GetDecimal()));
    }

    [Fact]
    public async Task What_is_asked_for_in_another_form_is_refused() =>
        await _funding.Anonymous.ReadProblemAsync("/v1/contributions?party=4601", HttpStatusCode.UnprocessableEntity);

    private Task<JsonElement> ReadAsync(string query, Func<JsonElement, bool>? until = null) =>
        Poll.UntilAsync(() => _funding.Anonymous.ReadAsync($"/v1/contributions{query}"), until ?? (_ => true), TimeSpan.FromSeconds(20));

    private static AgreementState Agreement(string name, params FinancingKey[] keys) =>
        new(Guid.CreateVersion7(), name, new DateOnly(2022, 1, 1), To: null, [new(Bergen, null, null), new(Askoy, null, null)]) { Keys = keys };

    private static FinancingKey Key(int fromYear, int toYear, params (Guid Party, decimal Amount)[] shares) => new(
        fromYear, toYear, shares.Sum(share => share.Amount), FinancingMethod.FixedSums, PopulationOn: null, Residual: 0,
        [.. shares.Select(share => new FinancingShare(share.Party, share.Amount, ContributionKind.Cash))]);
}
