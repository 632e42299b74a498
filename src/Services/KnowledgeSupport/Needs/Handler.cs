using Ksf.Contracts;
using Ksf.Contracts.Deployments;
using Ksf.KnowledgeSupport.Municipalities;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>The organisation that has a need now.</summary>
/// <param name="Id">The secretariat of a deployment, or the municipality that reported the need.</param>
/// <param name="Name">Its name: KSF Vest, Askøy.</param>
internal sealed record Handler(Guid Id, string Name)
{
    private static readonly Dictionary<Guid, string> Secretariats =
        DeploymentId.Known.ToDictionary(deployment => StableId.OfDeployment(deployment.Id), deployment => deployment.Name);

    /// <summary>The handler with an id; null for none. One that this version does not know is left out.</summary>
    public static Handler? Of(Guid? id, Municipality reporter) => id switch
    {
        null => null,
        { } known when known == reporter.Id => new Handler(known, reporter.Name),
        { } known when Secretariats.TryGetValue(known, out var name) => new Handler(known, name),
        _ => null,
    };
}
