using Ksf.Registry.Data;
using Ksf.Registry.Parties;
using Ksf.ServiceDefaults.Problems;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Agreements;

/// <summary>The cluster that an agreement is about.</summary>
internal static class AgreementCluster
{
    /// <summary>What is wrong with the cluster that a request names; null when it is one of the deployment's, or none is named.</summary>
    public static async Task<FieldError?> ErrorAsync(RegistryDbContext db, Guid? id, string deployment, CancellationToken cancellationToken)
    {
        if (id is null)
            return null;
        var cluster = await db.Clusters.Where(cluster => cluster.Id == id).Select(cluster => new { cluster.Name, cluster.Authority }).SingleOrDefaultAsync(cancellationToken);
        if (cluster is null)
            return new FieldError("/cluster", AgreementProblems.UnknownCluster);
        return cluster.Authority == deployment ? null : new FieldError("/cluster", AgreementProblems.OtherRegion, cluster.Name, cluster.Authority);
    }

    /// <summary>Whether an agreement about a cluster that is in force on a day has a research institution as a party.</summary>
    public static Task<bool> HasResearchAsync(RegistryDbContext db, Guid clusterId, DateOnly day, CancellationToken cancellationToken) => (
        from agreement in db.Agreements
        where agreement.ClusterId == clusterId && agreement.From <= day && (agreement.To == null || agreement.To > day)
        from party in agreement.Parties
        where (party.SignedOn == null || party.SignedOn <= day) && (party.WithdrawnOn == null || party.WithdrawnOn > day)
        join registered in db.Parties on party.PartyId equals registered.Id
        where ResearchParties.Kinds.Contains(registered.Kind)
        select registered.Id).AnyAsync(cancellationToken);
}
