using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Ksf.Portal.Data;

/// <summary>Gives the portal its database, and with it the keys that protect cookies, sessions and drafts.</summary>
internal static class PortalDatabase
{
    // A person waits for each page while it does not answer.
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(3);

    public static void AddPortalDatabase(this WebApplicationBuilder builder)
    {
        builder.AddOwnTables<PortalDbContext>(ConnectWithin);
        builder.Services.AddDataProtection().SetApplicationName("ksf-portal").PersistKeysToDbContext<PortalDbContext>();
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services => new ConfigureOptions<KeyManagementOptions>(
            keys => keys.XmlEncryptor = new KeyEncryptor(services.GetRequiredService<PortalSecret>())));
        builder.Services.AddSingleton<PortalSecret>();
        builder.Services.AddSingleton<Cleanup>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Cleanup>());
    }

    /// <summary>Makes the tables, or finds them made: what the program does with the argument <c>migrate</c>.</summary>
    public static async Task MigrateAsync(this WebApplication app)
    {
        await using (app)
            await app.Services.MigrateAsync(app.Lifetime.ApplicationStopping);
    }
}
