using System.Diagnostics;
using Ksf.Registry.Data;
using Ksf.Registry.OutsideRegisters;
using Ksf.Registry.ReferenceData;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Persistence;
using Ksf.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.Registry.Tests.OutsideRegisters;

/// <summary>The national Registry reads KLASS and Enhetsregisteret by itself, and the register follows them.</summary>
public sealed class OutsideRegistersTests : IAsyncLifetime
{
    private const string Bergen = "874789542";
    private const string Fonna = "983974694";
    private const string Oslo = "971035854";

    private StubRegisters _stub = null!;
    private ServiceUnderTest<RegistryDbContext>? _nation;

    public async ValueTask InitializeAsync() => _stub = await StubRegisters.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_nation is not null)
            await _nation.DisposeAsync();
        await _stub.DisposeAsync();
    }

    [Fact]
    public async Task KLASS_is_read_after_the_start_and_changes_nothing_and_the_second_time_nothing_is_downloaded()
    {
        await StartAsync(_stub.KlassSettings);
        await ReadAsync("Klass");
        Assert.Equal(0, await _nation!.QueryAsync<int>("select changed from outside_registers"));
        Assert.Equal(RealData.Municipalities.Count + 33 + 7 + RealData.Parties, await EventsAsync());

        Assert.True(await ImportAsync("Klass"));

        Assert.Equal(6, _stub.NotModified);
        Assert.Equal(RealData.Municipalities.Count + 33 + 7 + RealData.Parties, await EventsAsync());
    }

    [Fact]
    public async Task A_municipality_that_gets_a_new_name_and_class_in_KLASS_has_them_here_and_keeps_them_at_the_next_start()
    {
        await StartAsync(_stub.KlassSettings);
        await ReadAsync("Klass");
        var before = await EventsAsync();
        _stub.Klass.Changes.Add(new ChangeRow("4627", "4627", "Askøy", "Askøy - Aaskøy", RealData.Day("2026-01-01"), ChangeKind.Name));
        _stub.Klass.Centrality("4627", 6);

        Assert.True(await ImportAsync("Klass"));
        Assert.Equal(before + 1, await EventsAsync());
        await _nation!.Services.MigrateAsync(TestContext.Current.CancellationToken);

        var askoy = await _nation.Anonymous.ReadAsync("/v1/municipalities/4627");
        Assert.Equal("Aaskøy", Assert.Single(askoy.Items("parallelNames")).GetString());
        Assert.Equal(6, askoy.GetProperty("centralityClass").GetInt32());
        Assert.Empty((await _nation.Anonymous.ReadAsync("/v1/municipalities/4627?on=2025-12-31")).Items("parallelNames"));
        Assert.Equal(before + 1, await EventsAsync());
    }

    [Fact]
    public async Task A_register_that_is_busy_is_asked_again()
    {
        _stub.Fail("changes.json", status: 503, times: 2);

        await StartAsync(_stub.KlassSettings);
        await ReadAsync("Klass");

        Assert.Equal(3, _stub.Asked.Count(asked => asked.Contains("changes.json", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_answer_that_fails_or_is_cut_off_changes_nothing_and_the_operator_sees_which()
    {
        await StartAsync(_stub.KlassSettings);
        await ReadAsync("Klass");
        var before = await StateAsync();
        _stub.Klass.Centrality("4627", 6);

        _stub.Fail("128/correspondsAt", status: 500);
        Assert.False(await ImportAsync("Klass"));
        Assert.Matches("128/correspondsAt.* answered 500", await FailureAsync("Klass"));

        _stub.Mend();
        _stub.CutOff("changes.json");
        Assert.False(await ImportAsync("Klass"));
        Assert.Matches("131/changes.* cannot be read", await FailureAsync("Klass"));

        _stub.Mend();
        _stub.Klass.Changes.Insert(3, new ChangeRow("4627", "46x7", "Askøy", "Askøy", RealData.Day("2026-01-01"), ChangeKind.Renumber));
        Assert.False(await ImportAsync("Klass"));
        Assert.Matches("131/changes.*: record 3 lacks", await FailureAsync("Klass"));

        _stub.Klass.Changes[3] = new ChangeRow("0999", "4699", "Ingen", "Ingen", RealData.Day("2026-01-01"), ChangeKind.Renumber);
        Assert.False(await ImportAsync("Klass"));
        Assert.Matches("chain of changes", await FailureAsync("Klass"));
        Assert.Equal(before, await StateAsync());

        _stub.Klass.Changes.RemoveAt(3);
        Assert.True(await ImportAsync("Klass"));
        Assert.Null(await FailureAsync("Klass"));
        Assert.NotEqual(before, await StateAsync());
    }

    [Fact]
    public async Task Enhetsregisteret_gives_the_numbers_that_the_files_lack_and_the_second_time_nothing_changes()
    {
        await StartAsync(_stub.UnitSettings);
        await ReadAsync("Enhetsregisteret");
        var events = await EventsAsync();

        var alesund = await _nation!.Anonymous.ReadAsync("/v1/municipalities/1508");
        Assert.Equal(_stub.Units.Numbers["1508"], alesund.Text("organisationNumber"));
        Assert.Equal("944073787", (await _nation.Anonymous.ReadAsync("/v1/municipalities/1106")).Text("organisationNumber"));
        var university = await PartyAsync(Bergen);
        Assert.Equal("Universitetet i Bergen", university.Text("name"));
        Assert.Contains("enhetsregisteret", university.Items("sources").Select(source => source.GetString()));
        // 357 municipalities by pages of 100.
        Assert.Equal(4, _stub.Asked.Count(asked => asked.Contains("organisasjonsform=KOMM", StringComparison.Ordinal)));

        Assert.True(await ImportAsync("Enhetsregisteret"));

        Assert.Equal(4, _stub.NotModified);
        Assert.Equal(events, await EventsAsync());
        Assert.Contains("oppdateringsid=19000008", _stub.Asked[^5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_party_that_is_renamed_ended_or_removed_in_Enhetsregisteret_is_so_here()
    {
        await StartAsync(_stub.UnitSettings);
        await ReadAsync("Enhetsregisteret");
        var events = await EventsAsync();
        var fonna = (await PartyAsync(Fonna)).Text("id");
        var oslo = (await PartyAsync(Oslo)).Text("id");

        _stub.Units.Rename(Bergen, "UNIVERSITETET I BERGEN OG VESTLAND");
        _stub.Units.End(Fonna, RealData.Day("2026-10-01"));
        _stub.Units.Remove(Oslo);
        Assert.True(await ImportAsync("Enhetsregisteret"));

        Assert.Equal(events + 3, await EventsAsync());
        Assert.Equal("Universitetet i Bergen og Vestland", (await PartyAsync(Bergen)).Text("name"));
        Assert.Empty((await _nation!.Anonymous.ReadAsync($"/v1/parties?organisationNumber={Fonna}")).Items("items"));
        Assert.Single((await _nation.Anonymous.ReadAsync($"/v1/parties?organisationNumber={Fonna}&on=2026-09-30")).Items("items"));
        Assert.Equal("2026-10-01", (await _nation.Anonymous.ReadAsync($"/v1/parties/{fonna}")).Text("validTo"));
        Assert.Null((await _nation.Anonymous.ReadAsync($"/v1/parties/{oslo}")).TextOrNull("organisationNumber"));
        Assert.Equal(0L, await _nation.QueryAsync<long>("select count(*) from registered_units where organisation_number = $1 and (name <> '' or form is not null)", Oslo));

        await _nation.Services.MigrateAsync(TestContext.Current.CancellationToken);
        Assert.True(await ImportAsync("Enhetsregisteret"));
        Assert.Equal(events + 3, await EventsAsync());
    }

    [Fact]
    public async Task A_party_that_gets_the_name_of_another_changes_nothing_and_both_are_named()
    {
        await StartAsync(_stub.UnitSettings);
        await ReadAsync("Enhetsregisteret");
        var before = await StateAsync();
        _stub.Units.Rename(Bergen, "UNIVERSITETET I OSLO");

        Assert.False(await ImportAsync("Enhetsregisteret"));

        Assert.Matches($"Universitetet i Oslo is the name of 2 parties: ({Bergen}, {Oslo}|{Oslo}, {Bergen})", await FailureAsync("Enhetsregisteret"));
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task More_updates_than_a_page_has_are_all_read_and_a_page_that_fails_leaves_the_last_id_as_it_was()
    {
        await StartAsync(_stub.UnitSettings);
        await ReadAsync("Enhetsregisteret");
        var last = await LastIdAsync();
        for (var other = 0; other < 250; other++)
            _stub.Units.Happened("974760673", "Endring");
        _stub.Units.Rename(Bergen, "UNIVERSITETET I VEST");
        var before = await StateAsync();

        _stub.Fail($"oppdateringsid={last + (200 * 7) + 1}", status: 500);
        Assert.False(await ImportAsync("Enhetsregisteret"));
        Assert.Equal(last, await LastIdAsync());
        Assert.Equal(before, await StateAsync());

        _stub.Mend();
        _stub.Fail("page=2", status: 404);
        Assert.False(await ImportAsync("Enhetsregisteret"));
        Assert.Matches("page=2.* answered 404", await FailureAsync("Enhetsregisteret"));
        Assert.Equal(before, await StateAsync());

        _stub.Mend();
        Assert.True(await ImportAsync("Enhetsregisteret"));
        Assert.Equal(last + (251 * 7), await LastIdAsync());
        Assert.Equal("Universitetet i Vest", (await PartyAsync(Bergen)).Text("name"));
    }

    [Fact]
    public async Task A_page_that_leads_out_of_the_register_is_not_followed()
    {
        _stub.Units.NextPagesAre = "http://127.0.0.1:9/brreg/enheter";

        await StartAsync(_stub.UnitSettings);

        await Poll.UntilAsync(() => FailureAsync("Enhetsregisteret"), failure => failure is not null, TimeSpan.FromSeconds(30));
        Assert.Matches("leads to http://127.0.0.1:9/.*, which is not a further page", await FailureAsync("Enhetsregisteret"));
        Assert.Null((await _nation!.Anonymous.ReadAsync("/v1/municipalities/1508")).TextOrNull("organisationNumber"));
    }

    [Fact]
    public void A_register_is_read_once_in_its_period_and_an_hour_after_a_failure()
    {
        var now = TimeProvider.System.GetUtcNow();
        var options = new OutsideRegisterOptions { Every = TimeSpan.FromDays(1) };

        Assert.True(new OutsideRegister().DueAt(options) <= now);
        Assert.Equal(now.AddDays(1), new OutsideRegister { SucceededAt = now }.DueAt(options));
        Assert.Equal(now.AddHours(1), new OutsideRegister { SucceededAt = now.AddDays(-2), FailedAt = now }.DueAt(options));
        Assert.Equal(now.AddMinutes(5), new OutsideRegister { FailedAt = now }.DueAt(options with { Every = TimeSpan.FromMinutes(5) }));
    }

    [Fact]
    public async Task Two_replicas_do_not_read_at_once()
    {
        await StartAsync(_stub.KlassSettings);
        await ReadAsync("Klass");
        var asked = _stub.Asked.Count;
        await using var other = Npgsql.NpgsqlDataSource.Create(_nation!.Database.ConnectionString);
        await using var connection = await other.OpenConnectionAsync();
        await using var turn = await connection.BeginTransactionAsync();
        await using (var take = new Npgsql.NpgsqlCommand($"select pg_advisory_xact_lock({AdvisoryLock.OutsideRegisters})", connection, turn))
            await take.ExecuteNonQueryAsync();

        Assert.False(await ImportAsync("Klass"));
        Assert.Equal(asked, _stub.Asked.Count);

        await turn.RollbackAsync();
        Assert.True(await ImportAsync("Klass"));
    }

    [Theory]
    [InlineData("Ksf:OutsideRegisters:Klass:BaseAddress", "http://localhost/klass")]
    [InlineData("Ksf:OutsideRegisters:Enhetsregisteret:Every", "00:00:10")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string key, string value)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => StartAsync((key, value)));

        Assert.Contains(key, refused.ToString(), StringComparison.Ordinal);
    }

    private async Task StartAsync(params (string, string)[] settings) =>
        _nation = await ServiceUnderTest<RegistryDbContext>.StartAsync("nasjonal", [Country.ReferenceData, .. settings]);

    /// <summary>Waits for the first reading, which begins by itself.</summary>
    private Task ReadAsync(string register) => Poll.UntilAsync(
        () => _nation!.QueryAsync<bool>("select exists (select from outside_registers where name = $1 and succeeded_at is not null)", register),
        read => read, TimeSpan.FromSeconds(30));

    private Task<bool> ImportAsync(string register) =>
        _nation!.Services.GetRequiredService<ImportOutsideRegisters>().RunAsync(register, TestContext.Current.CancellationToken);

    private async Task<System.Text.Json.JsonElement> PartyAsync(string organisationNumber) =>
        Assert.Single((await _nation!.Anonymous.ReadAsync($"/v1/parties?organisationNumber={organisationNumber}")).Items("items"));

    private Task<string?> FailureAsync(string register) => _nation!.QueryAsync<string>("select failure from outside_registers where name = $1", register);

    private Task<long> LastIdAsync() => _nation!.QueryAsync<long>("select last_update_id from outside_registers");

    private Task<long> EventsAsync() => _nation!.QueryAsync<long>(
        "select count(*) from platform.outbox where exchange = 'ksf.events' and type like 'no.ksf.registry.%' and type not like '%.body.%'");

    private Task<string?> StateAsync() => _nation!.QueryAsync<string>(
        """
        select md5(string_agg(row, '|' order by row)) from (
            select xmin::text || m::text as row from municipalities m
            union all select xmin::text || v::text from municipality_versions v
            union all select xmin::text || c::text from counties c
            union all select xmin::text || a::text from outside_answers a
            union all select xmin::text || u::text from registered_units u
            union all select xmin::text || p::text from parties p) rows
        """);
}
