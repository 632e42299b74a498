using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>A proposed cluster. Who will take part is registered as they join.</summary>
/// <param name="Name">Its name, at most 200 characters, unique in the deployment.</param>
/// <param name="Areas">The service areas that it will work in; optional.</param>
/// <param name="RestsOn">The structure that it will rest on, at most 200 characters; optional.</param>
internal sealed record ProposeCluster(string Name, IReadOnlyList<ServiceArea>? Areas = null, string? RestsOn = null) : ICreate<Cluster>
{
    public sealed class Validator : AbstractValidator<ProposeCluster>
    {
        public Validator()
        {
            RuleFor(r => r.Name).Line(Limits.NameLength, ClusterFields.Name);
            RuleFor(r => r.RestsOn).OptionalLine(Limits.NameLength);
        }
    }

    public async ValueTask<Created<Cluster>> CreateAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var (db, deployment) = (context.Db<RegistryDbContext>(), context.Deployment.Id);
        await db.LockAsync(AdvisoryLock.Clusters, cancellationToken);
        if (await ClusterNames.TakenAsync(db, deployment, Name, except: null, cancellationToken) is { } existing)
            return new Problem(ClusterProblems.NameTaken, Name) { ConflictingId = existing.ToString() };
        var cluster = Cluster.Create(context.NewId(), deployment);
        cluster.Describe(Name, foundedOn: null, DatePrecision.Day, AreaNames.Of(Areas), RestsOn);
        return cluster;
    }
}
