using System.Globalization;
using System.Text;
using Ksf.Contracts;
using Ksf.Contracts.Deployments;
using Ksf.Registry.Data;
using Ksf.TestKit;
using Npgsql;
using RabbitMQ.Client;

[assembly: AssemblyFixture(typeof(Ksf.Registry.Tests.Country))]

namespace Ksf.Registry.Tests;

/// <summary>The Registry of the nation, with the real reference data, and that of KSF Vest, which has its copy of it.</summary>
public sealed class Country : IAsyncLifetime
{
    private ServiceUnderTest<RegistryDbContext>? _nation;
    private ServiceUnderTest<RegistryDbContext>? _vest;

    internal ServiceUnderTest<RegistryDbContext> Nation => _nation!;

    internal ServiceUnderTest<RegistryDbContext> Vest => _vest!;

    /// <summary>KSF Vest's secretariat, signed in.</summary>
    public HttpClient Secretariat { get; private set; } = null!;

    /// <summary>Somebody in Vest who may read and nothing else.</summary>
    public HttpClient Reader { get; private set; } = null!;

    public static (string, string) ReferenceData { get; } = ("Ksf:ReferenceData", RealData.Folder);

    public async ValueTask InitializeAsync()
    {
        _nation = await ServiceUnderTest<RegistryDbContext>.StartAsync("nasjonal", ReferenceData);
        _vest = await ServiceUnderTest<RegistryDbContext>.StartAsync("vest");
        await CarryAsync(Nation, Vest);
        await Poll.UntilAsync(
            () => Vest.QueryAsync<long>("select (select count(*) from municipalities) + (select count(*) from counties) + (select count(*) from regions) + (select count(*) from parties)"),
            copied => copied == RealData.Municipalities.Count + RealData.Files.Counties.Count + RealData.Files.Regions.Count + RealData.Parties,
            TimeSpan.FromSeconds(60));
        Secretariat = await Vest.SignInAsync("vest-sekretariat", ServiceDefaults.Access.Roles.RegionalSecretariat, StableId.OfDeployment("vest"));
        var bergen = RealData.On(RealData.Day("2024-01-01"))["4601"].Single().Municipality.Id;
        Reader = await Vest.SignInAsync("leser", ServiceDefaults.Access.Roles.RdContact, bergen);
    }

    public async ValueTask DisposeAsync()
    {
        await Nation.DisposeAsync();
        await Vest.DisposeAsync();
    }

    /// <summary>Brings what one deployment has told to another's broker, as the links between deployments do.</summary>
    internal static async Task CarryAsync(ServiceUnderTest<RegistryDbContext> from, ServiceUnderTest<RegistryDbContext> to)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(to.Vhost.ConnectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await using var database = NpgsqlDataSource.Create(from.Database.ConnectionString);
        await using var outbox = database.CreateCommand("select event_id, type, routing_key, body from platform.outbox where exchange = $1 order by position");
        outbox.Parameters.AddWithValue(Exchanges.Events);
        await using var row = await outbox.ExecuteReaderAsync();
        string[] travelling =
        [
            .. WhatTravelsWhere.Bindings([.. DeploymentId.Known.Where(known => known.Id == from.Deployment || known.Id == to.Deployment)])
                .Where(binding => binding.Link.From.Id == from.Deployment).Select(binding => binding.Key.TrimEnd('*')),
        ];
        while (await row.ReadAsync())
        {
            if (!travelling.Any(key => row.GetString(2).StartsWith(key, StringComparison.Ordinal)))
                continue;
            await channel.BasicPublishAsync(
                Exchanges.Events, row.GetString(2), mandatory: true,
                new BasicProperties
                {
                    ContentType = CloudEvent.ContentType,
                    Persistent = true,
                    MessageId = row.GetGuid(0).ToString(null, CultureInfo.InvariantCulture),
                    Type = row.GetString(1),
                },
                Encoding.UTF8.GetBytes(row.GetString(3)));
        }
    }
}
