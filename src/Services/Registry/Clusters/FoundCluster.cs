using FluentValidation;
using Ksf.Contracts;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Validation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Clusters;

/// <summary>What a secretariat tells when it registers a cluster.</summary>
/// <param name="Name">Its name, at most 200 characters, unique in the deployment.</param>
/// <param name="FoundedOn">The day its collaboration began, as the cluster states it.</param>
/// <param name="Members">Numbers of its municipalities, as of today, engines among them.</param>
/// <param name="Engines">Numbers of its engine municipalities (motorkommuner): none, one or several; may be left out.</param>
internal sealed record FoundCluster(string Name, DateOnly? FoundedOn, IReadOnlyList<string> Members, IReadOnlyList<string>? Engines = null)
{
    private const int NameLength = 200;
    private const int MostMembers = 400;

    public sealed class Validator : AbstractValidator<FoundCluster>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.Name).Line(NameLength, ClusterFields.Name);
            RuleFor(r => r.FoundedOn).Required(ClusterFields.FoundedOn);
            RuleFor(r => r.FoundedOn).Must(day => day is null || day <= time.TodayInNorway()).WithText(ClusterProblems.NotYet);
            RuleFor(r => r.Members).NotEmpty().WithText(ClusterProblems.NoMembers);
            RuleFor(r => r.Members).Must(members => members is null || members.Count <= MostMembers).WithText(ClusterProblems.TooMany);
            RuleForEach(r => r.Members).Required(ClusterFields.Number);
            RuleForEach(r => r.Engines).Required(ClusterFields.Number);
        }
    }

    public static async Task<Results<ResourceCreated<ClusterView>, Problem>> HandleAsync(
        FoundCluster request, Caller caller, RegistryDbContext db, Deployment deployment, TimeProvider time, CancellationToken cancellationToken)
    {
        var organisation = StableId.OfDeployment(deployment.Id);
        if (!caller.May(Permissions.FoundCluster, organisation))
            return CommonProblems.NotPermitted.With(Permissions.FoundCluster);

        var today = time.TodayInNorway();
        var engines = request.Engines ?? [];
        var known = await NumberedMunicipality.FindAsync(db, request.Members, today, cancellationToken);
        if (ErrorsOf(request.Members, engines, known, deployment.Id) is { Count: > 0 } errors)
            return new Problem(CommonProblems.InvalidFields) { Errors = errors };

        // One founding at a time: names are compared, and a municipality's first cluster is its primary one.
        await db.HoldAsync(AdvisoryLock.Clusters, cancellationToken);
        var name = request.Name.Trim();
        if (await SameNameAsync(db, deployment.Id, name, cancellationToken) is { } existing)
            return new Problem(ClusterProblems.NameTaken, name) { ConflictingId = existing.ToString() };

        var now = time.GetUtcNow();
        var members = await MembersAsync(db, deployment.Id, Ids(request.Members), Ids(engines), cancellationToken);
        var cluster = Cluster.Found(Guid.CreateVersion7(now), deployment.Id, name, request.FoundedOn!.Value, members);
        db.Clusters.Add(cluster);
        db.Audit(now, caller, organisation, Permissions.FoundCluster, $"clusters/{cluster.Id}", before: null, after: cluster.State());
        db.Raise(cluster.State(), cluster.Sequence);
        await db.SaveChangesAsync(cancellationToken);

        var views = await ClusterView.OfAsync(db, [cluster], today, cancellationToken);
        return new ResourceCreated<ClusterView>($"/v1/clusters/{cluster.Id}", views[0], cluster.Sequence);

        Guid[] Ids(IEnumerable<string> numbers) => [.. numbers.Select(number => known[number].Id)];
    }

    private static List<FieldError> ErrorsOf(
        IReadOnlyList<string> members, IReadOnlyList<string> engines, Dictionary<string, NumberedMunicipality> known, string deployment)
    {
        var errors = new List<FieldError>();
        foreach (var (index, number) in members.Index())
        {
            var pointer = $"/members/{index}";
            if (!known.TryGetValue(number, out var municipality))
                errors.Add(new FieldError(pointer, ClusterProblems.UnknownMunicipality, number));
            else if (municipality.Deployment != deployment)
                errors.Add(new FieldError(pointer, ClusterProblems.OtherRegion, number, municipality.Name, municipality.Deployment));
            else if (members.Take(index).Contains(number))
                errors.Add(new FieldError(pointer, ClusterProblems.Repeated, number));
        }

        foreach (var (index, number) in engines.Index())
        {
            if (!members.Contains(number))
                errors.Add(new FieldError($"/engines/{index}", ClusterProblems.EngineNotMember, number));
            else if (engines.Take(index).Contains(number))
                errors.Add(new FieldError($"/engines/{index}", ClusterProblems.Repeated, number));
        }

        return errors;
    }

    /// <summary>A deployment has a handful of clusters, so their names are compared here, where case is understood in every language.</summary>
    private static async Task<Guid?> SameNameAsync(RegistryDbContext db, string deployment, string name, CancellationToken cancellationToken)
    {
        var names = await db.Clusters
            .Where(cluster => cluster.Deployment == deployment)
            .Select(cluster => new { cluster.Id, cluster.Name })
            .ToListAsync(cancellationToken);
        return names.Find(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase))?.Id;
    }

    private static async Task<IReadOnlyList<ClusterMember>> MembersAsync(
        RegistryDbContext db, string deployment, Guid[] members, Guid[] engines, CancellationToken cancellationToken)
    {
        var elsewhere = await db.Clusters
            .Where(cluster => cluster.Deployment == deployment)
            .SelectMany(cluster => cluster.Members)
            .Where(member => member.Primary && members.Contains(member.MunicipalityId))
            .Select(member => member.MunicipalityId)
            .ToListAsync(cancellationToken);
        return [.. members.Select(id => new ClusterMember(id, Engine: engines.Contains(id), Primary: !elsewhere.Contains(id)))];
    }
}
