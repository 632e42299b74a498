using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Clusters;

internal static class OtherCluster
{
    /// <summary>
    /// Publishes that a cluster was changed together with another, by the same person. Of two such changes at once one fails, because both take the cluster's
    /// next version.
    /// </summary>
    /// <param name="cluster">The other cluster, after the change.</param>
    /// <param name="context">The request.</param>
    /// <param name="verb">The verb of the event.</param>
    /// <param name="before">Its snapshot from before the change.</param>
    /// <param name="reason">The caller's reason, if any.</param>
    public static void ChangedTogether(this Cluster cluster, VerbContext context, string verb, string before, string? reason)
    {
        var db = context.Db<RegistryDbContext>();
        cluster.Sequence++;
        db.Audit(context, cluster.OwnerId, $"{ClusterState.Noun.Name}.{verb}", ClusterState.Noun.Subject(cluster.Id), before, cluster, reason);
        db.Raise(verb, cluster);
    }
}
