using System.Globalization;
using System.Net;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Needs;

public sealed class A_need_has_a_number : IAsyncLifetime
{
    private readonly KnowledgeOfVest _vest = new();

    private static int Year => TimeProvider.System.TodayInNorway().Year;

    public ValueTask InitializeAsync() => _vest.InitializeAsync();

    public ValueTask DisposeAsync() => _vest.DisposeAsync();

    [Fact]
    public async Task Counted_from_one_in_its_deployment_and_the_year_in_Norway()
    {
        var first = await _vest.Askoy.ReportAndReadAsync(NeedSteps.Falls());
        var second = await _vest.Bergen.ReportAndReadAsync(NeedSteps.Falls("4601"));

        Assert.Equal($"vest-{Year}-1", first.Text("number"));
        Assert.Equal($"vest-{Year}-2", second.Text("number"));
        var list = await _vest.Askoy.ReadAllAsync("/v1/needs");
        Assert.Equal([$"vest-{Year}-2", $"vest-{Year}-1"], list.Select(need => need.Text("number")));
    }

    [Fact]
    public async Task Which_stays_when_it_is_revised_and_when_it_is_sent_again()
    {
        var key = Requests.NewKey();
        using var reported = await _vest.Askoy.ReportAsync(NeedSteps.Falls(), key);
        using var again = await _vest.Askoy.ReportAsync(NeedSteps.Falls(), key);
        using var revised = await _vest.Askoy.ReviseAsync(reported.Location, "\"1\"");

        var number = (await reported.JsonAsync(HttpStatusCode.Created)).Text("number");
        Assert.Equal(number, (await again.JsonAsync(HttpStatusCode.Created)).Text("number"));
        Assert.Equal(number, (await revised.JsonAsync()).Text("number"));
    }

    [Fact]
    public async Task Of_its_own_when_twelve_are_reported_at_once_in_a_year_that_nothing_is_prepared_for()
    {
        await _vest.Service.QueryAsync<int>($"drop sequence platform.need_number_{Year}");

        var reported = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => _vest.Askoy.ReportAndReadAsync(NeedSteps.Falls())));

        Assert.Equal(
            Enumerable.Range(1, 12).Select(n => string.Create(CultureInfo.InvariantCulture, $"vest-{Year}-{n}")).Order(StringComparer.Ordinal),
            reported.Select(need => need.Text("number")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task That_the_step_before_a_start_has_prepared_for_this_year_and_the_next() => Assert.Equal(
        2, await _vest.Service.QueryAsync<long>(
            "select count(*) from pg_class where relkind = 'S' and relname in ($1, $2)", $"need_number_{Year}", $"need_number_{Year + 1}"));

    [Fact]
    public async Task That_no_need_of_a_restored_database_is_given_again()
    {
        var before = await _vest.Askoy.ReportAndReadAsync(NeedSteps.Falls());
        await _vest.Service.SayRestoredAsync();
        using var askoy = await _vest.Service.SignInAsync("askoy-fou-igjen", Roles.RdContact, KnowledgeOfVest.AskoyId);

        var after = await askoy.ReportAndReadAsync(NeedSteps.Falls());

        Assert.Equal($"vest-{Year}-1", before.Text("number"));
        Assert.Equal($"vest-{Year}-1002", after.Text("number"));
    }
}
