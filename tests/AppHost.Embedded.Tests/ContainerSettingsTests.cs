using Aspire.Hosting;
using Npgsql;

namespace Ksf.AppHost.Embedded.Tests;

/// <summary>What the model gives a container: the embedded host honours it or refuses it, and never drops it.</summary>
public sealed class ContainerSettingsTests
{
    [Fact]
    public async Task PostgreSQL_gets_its_arguments()
    {
        await using var application = new Application();
        TestKit.TestServers.LetOthersThrough(application.Folder.FullName);
        var postgres = application.Builder.AddPostgres("postgres").WithArgs("-c", "max_connections=77");

        await application.StartAsync();

        await using var source = NpgsqlDataSource.Create((await postgres.Resource.GetConnectionStringAsync(TestContext.Current.CancellationToken))!);
        await using var command = source.CreateCommand("SHOW max_connections");
        Assert.Equal("77", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_needs_a_container_is_refused_by_name()
    {
        await using var application = new Application();
        application.Builder.AddPostgres("postgres").WithEnvironment("POSTGRES_INITDB_ARGS", "--locale=nb_NO");
        Assert.Contains("postgres: without a container this host cannot give it the environment variable POSTGRES_INITDB_ARGS", Refusal(application));

        await using var second = new Application();
        second.Builder.AddRabbitMQ("broker").WithArgs("-detached").WithContainerFiles("/opt", (_, _) => throw new NotSupportedException());
        Assert.Contains("the argument -detached or files in /opt", Refusal(second));
    }

    private static string Refusal(Application application) =>
        Assert.Throws<DistributedApplicationException>(() => application.Builder.Build()).Message;
}
