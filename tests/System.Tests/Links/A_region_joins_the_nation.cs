using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ksf.AppHost;
using Ksf.Contracts.Deployments;
using Ksf.TestKit;
using Npgsql;

namespace Ksf.System.Tests.Links;

public sealed class A_region_joins_the_nation(RunningPlatform platform)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task And_its_copy_of_the_register_becomes_whole_by_itself()
    {
        var ofNation = platform.Run.Setting("nasjonal-registry", "ConnectionStrings__database");
        var ofNord = new NpgsqlConnectionStringBuilder(ofNation) { Database = "nord_registry" }.ConnectionString;
        await ExecuteAsync(ofNation, "create database nord_registry");
        await AddToBrokerAsync("nord");
        var settings = new Dictionary<string, string>
        {
            ["Ksf__Deployment"] = "nord",
            ["Ksf__Level"] = "regional",
            ["OTEL_SERVICE_NAME"] = "nord-registry",
            ["ConnectionStrings__database"] = ofNord,
            ["ConnectionStrings__broker"] = platform.Run.Broker("vest").ToString().Replace("/vest", "/nord", StringComparison.Ordinal),
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{FreePort.Take()}",
        };
        await RunAsync("vest-registry", settings, "migrate");

        using var nord = Process.Start(platform.Run.PrepareLike("vest-registry", settings))!;
        try
        {
            foreach (var table in new[] { "municipalities", "counties", "regions" })
            {
                var all = await CountAsync(ofNation, table);
                Assert.True(all > 0, $"the nation has {table}");
                await Poll.UntilAsync(() => CountAsync(ofNord, table), count => count == all, Soon);
            }
        }
        finally
        {
            nord.Kill(entireProcessTree: true);
            await nord.WaitForExitAsync();
        }
    }

    private async Task AddToBrokerAsync(string region)
    {
        DeploymentId[] deployments = [DeploymentId.Nation, .. DeploymentId.Known.Where(known => known.Id == region)];
        var definitions = JsonNode.Parse(BrokerDefinitions.Json(deployments, password: null))!;
        using var api = new HttpClient { BaseAddress = platform.BrokerApi };
        api.DefaultRequestHeaders.Authorization = platform.BrokerCredentials;
        using var imported = await api.PostAsJsonAsync("api/definitions", definitions);
        Assert.True(imported.IsSuccessStatusCode, await imported.Content.ReadAsStringAsync());
    }

    private async Task RunAsync(string program, IReadOnlyDictionary<string, string> settings, string command)
    {
        using var process = Process.Start(platform.Run.PrepareLike(program, settings, command))!;
        await process.WaitForExitAsync(new CancellationTokenSource(Soon).Token);
        Assert.Equal(0, process.ExitCode);
    }

    private static async Task<long> CountAsync(string database, string table)
    {
        await using var source = NpgsqlDataSource.Create(database);
#pragma warning disable CA2100 // The names stand above.
        await using var command = source.CreateCommand($"select count(*) from {table}");
#pragma warning restore CA2100
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
#pragma warning disable CA2100 // The text stands above.
        await using var command = source.CreateCommand(sql);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
