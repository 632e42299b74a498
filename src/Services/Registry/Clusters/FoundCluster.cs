using FluentValidation;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Clusters;

/// <summary>A new cluster.</summary>
/// <param name="Name">Its name, at most 200 characters, unique in the deployment.</param>
/// <param name="FoundedOn">The day its collaboration began, as the cluster states it.</param>
/// <param name="Members">Present numbers of its municipalities, including the engines.</param>
/// <param name="Engines">Numbers of its engine municipalities (motorkommuner): none, one or several; optional.</param>
internal sealed record FoundCluster(string Name, DateOnly? FoundedOn, IReadOnlyList<string> Members, IReadOnlyList<string>? Engines = null)
    : ICreate<Cluster>
{
    private const int NameLength = 200;
    private const int MaximumMembers = 400;

    public sealed class Validator : AbstractValidator<FoundCluster>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.Name).Line(NameLength, ClusterFields.Name);
            RuleFor(r => r.FoundedOn).Required(ClusterFields.FoundedOn);
            RuleFor(r => r.FoundedOn).Must(day => day is null || day <= time.TodayInNorway()).WithText(ClusterProblems.NotYet);
            RuleFor(r => r.Members).NotEmpty().WithText(ClusterProblems.NoMembers);
            RuleFor(r => r.Members).Must(members => members is null || members.Count <= MaximumMembers).WithText(ClusterProblems.TooMany);
            RuleForEach(r => r.Members).Required(ClusterFields.Number);
            RuleForEach(r => r.Engines).Required(ClusterFields.Number);
        }
    }

    public async ValueTask<Created<Cluster>> CreateAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var (db, deployment) = (context.Db<RegistryDbContext>(), context.Deployment.Id);
        var engines = Engines ?? [];
        var known = await NumberedMunicipality.FindAsync(db, Members, context.Today, cancellationToken);
        if (ErrorsOf(Members, engines, known, deployment) is { Count: > 0 } errors)
            return new Problem(CommonProblems.InvalidFields) { Errors = errors };

        // Serialised, because names are compared and a municipality's first cluster is its primary one.
        await db.LockAsync(AdvisoryLock.Clusters, cancellationToken);
        if (await SameNameAsync(db, deployment, Name, cancellationToken) is { } existing)
            return new Problem(ClusterProblems.NameTaken, Name) { ConflictingId = existing.ToString() };

        var members = await MembersAsync(db, deployment, Ids(Members), Ids(engines), cancellationToken);
        return Cluster.Found(context.NewId(), deployment, Name, FoundedOn!.Value, members);

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

    /// <summary>Compares in memory, where letter case and width are handled for every language. A deployment has only a handful of clusters.</summary>
    private static async Task<Guid?> SameNameAsync(RegistryDbContext db, string deployment, string name, CancellationToken cancellationToken)
    {
        var names = await db.Clusters
            .Where(cluster => cluster.Authority == deployment)
            .Select(cluster => new { cluster.Id, cluster.Name })
            .ToListAsync(cancellationToken);
        var folded = PlainText.Fold(name);
        return names.Find(other => string.Equals(PlainText.Fold(other.Name), folded, StringComparison.OrdinalIgnoreCase))?.Id;
    }

    private static async Task<IReadOnlyList<ClusterMember>> MembersAsync(
        RegistryDbContext db, string deployment, Guid[] members, Guid[] engines, CancellationToken cancellationToken)
    {
        var elsewhere = await db.Clusters
            .Where(cluster => cluster.Authority == deployment)
            .SelectMany(cluster => cluster.Members)
            .Where(member => member.Primary && members.Contains(member.MunicipalityId))
            .Select(member => member.MunicipalityId)
            .ToListAsync(cancellationToken);
        return [.. members.Select(id => new ClusterMember(id, Engine: engines.Contains(id), Primary: !elsewhere.Contains(id)))];
    }
}
