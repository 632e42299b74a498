using Ksf.ServiceDefaults.Health;
using Ksf.ServiceDefaults.Messaging.Sending;
using Ksf.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>Gives a program its own database.</summary>
public static class DatabaseExtensions
{
    /// <summary>Maximum connections per process, so that three deployments on one server stay within its 300.</summary>
    private const int MaximumPoolSize = 10;

    /// <summary>One for the dispatcher, one for gauges and health checks.</summary>
    private const int OutboxPoolSize = 2;

    /// <summary>Adds a service's database in <c>ConnectionStrings:database</c>, which nobody else opens, with the shared tables.</summary>
    public static WebApplicationBuilder AddDatabase<TContext>(this WebApplicationBuilder builder)
        where TContext : KsfDbContext
    {
        var connection = builder.AddConnection();
        builder.Services.AddKeyedSingleton(OutboxTable.Connection, (services, _) => DataSource(
            services, new(connection.ConnectionString) { MaxPoolSize = OutboxPoolSize, Options = OutboxTable.ConnectionOptions }));
        builder.Services.AddSingleton<Handover>();
        builder.Services.AddSingleton<OutboxInterceptor>();
        builder.Services.AddSingleton<Epoch>();
        builder.Services.AddDbContext<PlatformDbContext>((services, options) =>
            PlatformDbContext.Configure(options, services.GetRequiredService<NpgsqlDataSource>()), optionsLifetime: ServiceLifetime.Singleton);
        builder.Services.AddDbContext<TContext>(
            (services, options) => Configure(options, services.GetRequiredService<NpgsqlDataSource>())
                .AddInterceptors(services.GetRequiredService<OutboxInterceptor>()),
            optionsLifetime: ServiceLifetime.Singleton);
        builder.Services.AddScoped<KsfDbContext>(services => services.GetRequiredService<TContext>());
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: [HealthExtensions.Ready]);
        builder.Services.AddSingleton<IMigrationStep, DatabaseMigration<PlatformDbContext>>();
        builder.Services.AddSingleton<IMigrationStep, DatabaseMigration<TContext>>();
        return builder;
    }

    /// <summary>Adds the database in <c>ConnectionStrings:database</c> of a program that sends no events: its own tables and nothing else.</summary>
    /// <param name="builder">The program.</param>
    /// <param name="connectWithin">How long a request waits for a database that does not answer.</param>
    public static WebApplicationBuilder AddOwnTables<TContext>(this WebApplicationBuilder builder, TimeSpan connectWithin)
        where TContext : DbContext
    {
        builder.AddConnection(connection => connection.Timeout = (int)connectWithin.TotalSeconds);
        builder.Services.AddDbContext<TContext>(
            (services, options) => Configure(options, services.GetRequiredService<NpgsqlDataSource>()), optionsLifetime: ServiceLifetime.Singleton);
        builder.Services.AddSingleton<IMigrationStep, DatabaseMigration<TContext>>();
        return builder;
    }

    /// <summary>How a program's context uses its database.</summary>
    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, NpgsqlDataSource database) => options
        .UseNpgsql(database, npgsql => npgsql.MigrationsHistoryTable("migrations"))
        .UseSnakeCaseNamingConvention()
        // Comparing the models would cost more than the rest of the migration step. A test does it instead.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    private static NpgsqlConnectionStringBuilder AddConnection(this WebApplicationBuilder builder, Action<NpgsqlConnectionStringBuilder>? adjust = null)
    {
        var connection = new NpgsqlConnectionStringBuilder(
            Setting.Required(builder.Configuration, "ConnectionStrings:database", "a PostgreSQL connection string for this program's own database"))
        {
            MaxPoolSize = MaximumPoolSize,
            MaxAutoPrepare = 50,
            AutoPrepareMinUsages = 2,
            ApplicationName = builder.Environment.ApplicationName,
            // The services set no session state, so connections need no reset.
            NoResetOnClose = true,
            // JIT compilation takes longer than any statement here. The lower page cost keeps index scans in plans that are made while a
            // table is small.
            Options = "-c jit=off -c random_page_cost=1.1",
        };
        adjust?.Invoke(connection);
        // At Information level Npgsql logs every command.
        builder.Logging.AddFilter("Npgsql", LogLevel.Warning);
        builder.Services.AddSingleton(services => DataSource(services, connection));
        return connection;
    }

    private static NpgsqlDataSource DataSource(IServiceProvider services, NpgsqlConnectionStringBuilder connection)
    {
        var source = new NpgsqlDataSourceBuilder(connection.ConnectionString);
        source.UseLoggerFactory(services.GetRequiredService<ILoggerFactory>()).NameSpansByStatement();
        return source.Build();
    }
}
