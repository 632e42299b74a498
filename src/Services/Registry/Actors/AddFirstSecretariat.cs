using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;

namespace Ksf.Registry.Actors;

/// <summary>
/// Gives the person named in configuration the secretariat's role, if nobody has ever had it. The secretariat gives all other roles.
/// </summary>
internal sealed class AddFirstSecretariat(IServiceScopeFactory scopes, IConfiguration configuration) : IMigrationStep
{
    private const string Section = "Registry:FirstSecretariat";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!configuration.GetSection(Section).Exists())
            return;
        var identity = new Identity(
            Setting.Required(configuration, $"{Section}:Issuer", "the address of the identity provider that signs the first secretariat in"),
            Setting.Required(configuration, $"{Section}:Subject", "the first secretariat's id (sub) at that identity provider"));

        await using var scope = scopes.CreateAsyncScope();
        var first = scope.ServiceProvider.GetRequiredService<InitialAccess>();
        if (!await first.HasSecretariatAsync(cancellationToken))
            await first.AddAsync([new InitialActor(ActorKind.Person, "Sekretariat", identity, [first.Secretariat])], cancellationToken);
    }
}
