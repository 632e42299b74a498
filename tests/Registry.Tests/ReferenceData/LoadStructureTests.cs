using System.Text.Json;
using Ksf.Registry.Data;
using Ksf.Registry.ReferenceData;
using Ksf.ServiceDefaults;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.ReferenceData;

/// <summary>What KSF's documents say of a region's clusters, as its Registry shows it from the first start.</summary>
public sealed class LoadStructureTests : IAsyncLifetime
{
    private ServiceUnderTest<RegistryDbContext> _nation = null!;
    private ServiceUnderTest<RegistryDbContext> _vest = null!;

    public async ValueTask InitializeAsync()
    {
        _nation = await ServiceUnderTest<RegistryDbContext>.StartAsync("nasjonal", Country.ReferenceData);
        _vest = await ServiceUnderTest<RegistryDbContext>.StartAsync("vest", Country.ReferenceData);
        await Country.CarryAsync(_nation, _vest);
        await Poll.UntilAsync(
            () => _vest.QueryAsync<long>("select (select count(*) from municipalities) + (select count(*) from parties)"),
            copied => copied == RealData.Municipalities.Count + RealData.Parties, TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        await _nation.DisposeAsync();
        await _vest.DisposeAsync();
    }

    [Fact]
    public async Task KSF_Vest_begins_with_its_four_clusters_as_far_as_they_are_known()
    {
        var clusters = (await _vest.With("leser").ReadAllAsync("/v1/clusters")).ToDictionary(cluster => cluster.Text("slug"));

        Assert.Equal(4, clusters.Count);
        var bergen = clusters["kunnskapskommunen-helse-omsorg-vest"];
        Assert.Equal("2015-01-01 year", $"{bergen.Text("foundedOn")} {bergen.Text("foundedPrecision")}");
        Assert.Equal(8, bergen.Items("members").Count);
        Assert.Equal(["Bergen"], Engines(bergen));
        Assert.Equal(7, With(bergen, "partner").Count());
        Assert.Equal(15, clusters["klyngesamarbeid-for-forskning-innen-helse-og-omsorg-i-sor-rogaland"].Items("members").Count);
        Assert.Equal(["KS Rogaland"], With(clusters["klyngesamarbeid-for-forskning-innen-helse-og-omsorg-i-sor-rogaland"], "observer"));
        var fousam = clusters["fousam"];
        Assert.Equal(16, fousam.Items("members").Count);
        Assert.Null(fousam.TextOrNull("foundedOn"));
        Assert.Equal(["Helse Fonna HF"], With(fousam, "partner"));
        var sogn = clusters["helse-og-omsorgsutvalet-i-sogn-og-fjordane"];
        Assert.Empty(sogn.Items("members"));
        Assert.Equal(["Sunnfjord"], With(sogn, "coordinator"));
        Assert.Equal("helsefellesskap", sogn.Text("restsOn"));
        Assert.Equal(39, clusters.Values.Sum(cluster => cluster.Items("members").Count(member => member.GetProperty("primary").GetBoolean())));
    }

    [Fact]
    public async Task Loaded_again_and_by_two_at_once_it_changes_nothing_that_people_have_changed()
    {
        await _vest.QueryAsync<int>("update clusters set name = 'FOUSAM Vest' where name = 'FOUSAM'");
        var before = await StateAsync();

        await Task.WhenAll(MigrateAsync(), MigrateAsync());

        Assert.Equal(before, await StateAsync());
    }

    [Theory]
    [InlineData("midt", 3)]
    [InlineData("nord", 3)]
    [InlineData("nasjonal", 0)]
    public async Task Every_region_reads_its_own(string deployment, int clusters) =>
        Assert.Equal(clusters, StructureClusters.Of(await Task.Run(() => ReferenceFiles.Read(RealData.Folder)), deployment).Count);

    [Fact]
    public async Task Without_the_structure_a_region_begins_empty()
    {
        await using var empty = await ServiceUnderTest<RegistryDbContext>.StartAsync("midt", Country.ReferenceData, ("Ksf:Structure", "none"));

        Assert.Equal(0L, await empty.QueryAsync<long>("select count(*) from clusters"));
    }

    private Task MigrateAsync() => _vest.Services.MigrateAsync(TestContext.Current.CancellationToken);

    private Task<string?> StateAsync() =>
        _vest.QueryAsync<string>("select string_agg(id::text || name || sequence || xmin, ',' order by id) || (select count(*) from platform.outbox) from clusters");

    private static IEnumerable<string> Engines(JsonElement cluster) =>
        cluster.Items("members").Where(member => member.GetProperty("engine").GetBoolean()).Select(member => member.Text("name"));

    private static IEnumerable<string> With(JsonElement cluster, string role) =>
        cluster.Items("participations").Where(part => part.Text("role") == role).Select(part => part.Text("name"));
}
