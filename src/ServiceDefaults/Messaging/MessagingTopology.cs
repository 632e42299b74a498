using Ksf.ServiceDefaults.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using RabbitMQ.Client;

namespace Ksf.ServiceDefaults.Messaging;

/// <summary>
/// The exchanges, and the service's queues with their bindings. The migration step declares them before any service of the deployment starts,
/// because a topic exchange drops what no queue is bound for.
/// </summary>
public static class MessagingTopology
{
    // AMQP cannot list bindings, so this step keeps a table of those that it has declared.
    private const string Bindings =
        "create table if not exists platform.bindings (exchange text, routing_key text, primary key (exchange, routing_key))";

    internal static IReadOnlyList<string> Exchanges { get; } = [Contracts.Exchanges.Events, Contracts.Exchanges.Access];

    /// <summary>The service's queue for an exchange. Roles have their own queue, so that other events cannot delay them.</summary>
    internal static string Queue(string service, string exchange) => exchange == Contracts.Exchanges.Access ? $"{service}.access" : service;

    /// <summary>The service's queues.</summary>
    internal static IEnumerable<string> Queues(string service) => Exchanges.Select(exchange => Queue(service, exchange));

    /// <summary>Where MassTransit moves what could not be handled.</summary>
    public static string ErrorQueue(string queue) => $"{queue}_error";

    /// <summary>
    /// Declares the service's exchanges, queues and bindings, and removes bindings it no longer subscribes to. Idempotent, and safe to run
    /// from several replicas at once. Waits for the broker. The database's tables must exist.
    /// </summary>
    public static async Task DeclareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var deployment = services.GetRequiredService<Deployment>();
        var wanted = services.GetRequiredService<Subscriptions>().List
            .SelectMany(subscription => subscription.Keys, (subscription, key) => (subscription.Exchange, Key: key))
            .ToHashSet();
        var connection = await services.GetRequiredService<BrokerConnection>().WaitAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await using var database = await services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync(cancellationToken);
        await using var transaction = await database.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(database, $"select pg_advisory_xact_lock({AdvisoryLock.Topology})", cancellationToken);
        await ExecuteAsync(database, Bindings, cancellationToken);
        foreach (var exchange in Exchanges)
            await DeclareQueueAsync(channel, exchange, Queue(deployment.Service, exchange), cancellationToken);
        foreach (var (exchange, key) in wanted)
            await channel.QueueBindAsync(Queue(deployment.Service, exchange), exchange, key, cancellationToken: cancellationToken);
        var former = await FormerAsync(database, cancellationToken);
        foreach (var (exchange, key) in former.Except(wanted))
        {
            await channel.QueueUnbindAsync(Queue(deployment.Service, exchange), exchange, key, cancellationToken: cancellationToken);
            await ExecuteAsync(database, "delete from platform.bindings where exchange = $1 and routing_key = $2", cancellationToken, exchange, key);
        }
        foreach (var (exchange, key) in wanted.Except(former))
            await ExecuteAsync(database, "insert into platform.bindings (exchange, routing_key) values ($1, $2)", cancellationToken, exchange, key);
        await transaction.CommitAsync(cancellationToken);
        services.GetRequiredService<ILogger<Subscriptions>>()
            .LogInformation("The queues of {Service} are declared with {Bindings} bindings", deployment.Service, wanted.Count);
    }

    private static async Task DeclareQueueAsync(IChannel channel, string exchange, string queue, CancellationToken cancellationToken)
    {
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Topic, durable: true, cancellationToken: cancellationToken);
        // MassTransit redeclares both, and the broker refuses a redeclaration with other arguments.
        var arguments = new Dictionary<string, object?> { ["x-queue-type"] = "quorum" };
        await channel.QueueDeclareAsync(
            ErrorQueue(queue), durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
        arguments["x-single-active-consumer"] = true;
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken);
    }

    private static async Task<HashSet<(string Exchange, string Key)>> FormerAsync(NpgsqlConnection database, CancellationToken cancellationToken)
    {
        var former = new HashSet<(string, string)>();
        await using var command = new NpgsqlCommand("select exchange, routing_key from platform.bindings", database);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            former.Add((reader.GetString(0), reader.GetString(1)));
        return former;
    }

    private static async Task ExecuteAsync(NpgsqlConnection database, string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, database);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

internal sealed class QueuesAndBindings(IServiceProvider services) : IMigrationStep
{
    public Task RunAsync(CancellationToken cancellationToken) => MessagingTopology.DeclareAsync(services, cancellationToken);
}
