using Ksf.Registry.Data;
using Ksf.Registry.ReferenceData;
using Ksf.ServiceDefaults;
using Ksf.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.Registry.Tests.ReferenceData;

public sealed class LoadReferenceDataTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ksf-data-").FullName;
    private ServiceUnderTest<RegistryDbContext> _nation = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (var file in Directory.GetFiles(RealData.Folder, "*.csv"))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        _nation = await ServiceUnderTest<RegistryDbContext>.StartAsync("nasjonal", ("Ksf:ReferenceData", _folder));
    }

    public async ValueTask DisposeAsync()
    {
        await _nation.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Loading_twice_and_by_two_replicas_at_once_changes_nothing()
    {
        var before = await StateAsync();

        await MigrateAsync();
        await Task.WhenAll(MigrateAsync(), MigrateAsync());

        Assert.Equal(before, await StateAsync());
        Assert.Equal(RealData.Municipalities.Count + 33 + 7 + RealData.Parties, await EventsAsync());
    }

    [Fact]
    public async Task Two_replicas_that_load_an_empty_register_at_once_load_it_once()
    {
        await _nation.QueryAsync<int>("delete from municipalities; delete from counties; delete from regions; delete from parties; delete from platform.outbox");

        await Task.WhenAll(MigrateAsync(), MigrateAsync(), MigrateAsync());

        Assert.Equal(RealData.Municipalities.Count + 33 + 7 + RealData.Parties, await EventsAsync());
        Assert.Equal(1L, await _nation.QueryAsync<long>("select max(sequence) from municipalities"));
    }

    [Fact]
    public async Task A_row_that_is_changed_is_told_of_alone()
    {
        var stavanger = RealData.On(RealData.Day("2024-01-01"))["1103"].Single().Municipality.Id;
        var others = await StateAsync(except: stavanger);
        await ReplaceAsync("municipalities-2024.csv", "1103,", ",149048,", row => row.Replace(",149048,", ",150000,", StringComparison.Ordinal));

        await MigrateAsync();

        Assert.Equal(RealData.Municipalities.Count + 33 + 7 + RealData.Parties + 1, await EventsAsync());
        Assert.Equal(2L, await _nation.QueryAsync<long>("select sequence from platform.outbox order by position desc limit 1"));
        Assert.Equal($"municipalities/{stavanger}", await _nation.QueryAsync<string>("select subject from platform.outbox order by position desc limit 1"));
        Assert.Equal(150_000, (await _nation.With("leser").ReadAsync("/v1/municipalities/1103")).GetProperty("population").GetInt32());
        Assert.Null((await _nation.With("leser").ReadAsync("/v1/municipalities/1103?on=2023-12-31")).TextOrNull("population"));
        Assert.Equal(others, await StateAsync(except: stavanger));
    }

    [Fact]
    public async Task A_new_county_of_a_region_is_told_of_and_moves_its_municipalities_to_the_region()
    {
        await ReplaceAsync("regions.csv", "ost,", "32;31", row => row.Replace("32;31", "32;31;03", StringComparison.Ordinal));

        await MigrateAsync();

        Assert.Equal(RealData.Municipalities.Count + 33 + 7 + RealData.Parties + 2, await EventsAsync());
        Assert.Equal("ost", (await _nation.With("leser").ReadAsync("/v1/municipalities/0301")).Text("region"));
    }

    [Theory]
    [InlineData("municipality-changes.csv", "1247,4627,", "1247,4628,", "4628")]
    [InlineData("municipalities-2024.csv", ",149048,", ",mange,", "municipalities-2024.csv")]
    [InlineData("regions.csv", ",4601,", ",1201,", "1201")]
    [InlineData("municipalities-2024.csv", ",944073787,", ",944073778,", "municipalities-2024.csv, line 5: '944073778'")]
    [InlineData("party-facts.csv", ",874789542,", ",87478954,", "party-facts.csv, line 15: '87478954'")]
    [InlineData("party-facts.csv", "NTNU,university,", "NTNU,skole,", "'skole' of NTNU")]
    [InlineData("party-facts.csv", "KS,local-government-association,971032146", "KS,local-government-association,874789542", "KS and Universitetet i Bergen")]
    [InlineData("party-facts.csv", "NIFU,", "NIFO,", "NIFO is no party")]
    public async Task Files_that_do_not_hold_together_are_refused_and_nothing_changes(string file, string old, string replacement, string named)
    {
        var before = await StateAsync();
        var path = Path.Combine(_folder, file);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace(old, replacement, StringComparison.Ordinal));

        var refused = await Assert.ThrowsAsync<ReferenceDataException>(MigrateAsync);

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await StateAsync());
    }

    private Task MigrateAsync() => _nation.Services.MigrateAsync(TestContext.Current.CancellationToken);

    private async Task ReplaceAsync(string file, string begins, string contains, Func<string, string> change)
    {
        var path = Path.Combine(_folder, file);
        var rows = await File.ReadAllLinesAsync(path);
        var index = Array.FindIndex(rows, row => row.StartsWith(begins, StringComparison.Ordinal) && row.Contains(contains, StringComparison.Ordinal));
        Assert.NotEqual(-1, index);
        rows[index] = change(rows[index]);
        await File.WriteAllLinesAsync(path, rows);
    }

    private Task<long> EventsAsync() => _nation.QueryAsync<long>(
        "select count(*) from platform.outbox where exchange = 'ksf.events' and type like 'no.ksf.registry.%' and type not like '%.body.%'");

    /// <summary>Every row with the transaction that wrote it.</summary>
    private Task<string?> StateAsync(Guid except = default) => _nation.QueryAsync<string>(
        """
        select md5(string_agg(row, '|' order by row)) from (
            select xmin::text || m::text as row from municipalities m where id <> $1
            union all select xmin::text || v::text from municipality_versions v where municipality_id <> $1
            union all select xmin::text || c::text from counties c
            union all select xmin::text || r::text from regions r
            union all select xmin::text || p::text from parties p) rows
        """, except);
}
