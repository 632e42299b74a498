using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Clusters;

/// <summary>A new cluster.</summary>
/// <param name="Name">Its name, at most 200 characters, unique in the deployment.</param>
/// <param name="FoundedOn">When its collaboration began, as the cluster states it, or begins: at most two years ahead.</param>
/// <param name="Members">Present numbers of its municipalities, including the engines.</param>
/// <param name="Engines">Numbers of its engine municipalities (motorkommuner): none, one or several; optional.</param>
/// <param name="Coordinator">Number of the municipality that coordinates a cluster without an engine; optional.</param>
/// <param name="Partners">Ids of the registered parties that are its partners; optional.</param>
/// <param name="Areas">The service areas that it works in; optional.</param>
/// <param name="RestsOn">The structure that it rests on, at most 200 characters; optional.</param>
/// <param name="FoundedPrecision">How exactly the date is known; the day when not given.</param>
/// <param name="Waiver">Why it has no research partner, at most 2 000 characters; required when it has none.</param>
/// <param name="Model">Key of a model, whose bodies are created with the cluster; optional. What it rests on is the model's when not given.</param>
internal sealed record FoundCluster(
    string Name,
    DateOnly? FoundedOn,
    IReadOnlyList<string> Members,
    IReadOnlyList<string>? Engines = null,
    string? Coordinator = null,
    IReadOnlyList<Guid>? Partners = null,
    IReadOnlyList<ServiceArea>? Areas = null,
    string? RestsOn = null,
    DatePrecision? FoundedPrecision = null,
    string? Waiver = null,
    string? Model = null)
    : ICreate<Cluster>
{
    private const int MaximumMembers = 400;

    public sealed class Validator : AbstractValidator<FoundCluster>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.Name).Line(Limits.NameLength, ClusterFields.Name);
            RuleFor(r => r.FoundedOn).Required(ClusterFields.FoundedOn);
            RuleFor(r => r.FoundedOn).AtMostTwoYearsAhead(time);
            RuleFor(r => r.Members).NotEmpty().WithText(ClusterProblems.NoMembers);
            RuleFor(r => r.Members).Must(members => members is null || members.Count <= MaximumMembers).WithText(ClusterProblems.TooMany);
            RuleForEach(r => r.Members).Required(ClusterFields.Number);
            RuleForEach(r => r.Engines).Required(ClusterFields.Number);
            RuleFor(r => r.Coordinator).OptionalLine(Limits.NumberLength);
            RuleFor(r => r.RestsOn).OptionalLine(Limits.NameLength);
            RuleFor(r => r.Waiver).OptionalFreeText(Limits.ReasonLength);
            RuleFor(r => r.Model).OptionalLine(Limits.KeyLength);
        }
    }

    public bool IsAhead(DateOnly today) => FoundedOn > today;

    public async ValueTask<Created<Cluster>> CreateAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var (db, deployment) = (context.Db<RegistryDbContext>(), context.Deployment.Id);
        var known = await NumberedMunicipality.FindAsync(db, Members, context.Today, cancellationToken);
        var errors = ErrorsOf(known, deployment);
        var partners = Partners ?? [];
        var registered = await db.Parties.Where(party => partners.Contains(party.Id)).Select(party => party.Id).ToListAsync(cancellationToken);
        errors.AddRange(partners.Index().Where(partner => !registered.Contains(partner.Item))
            .Select(partner => new FieldError($"/partners/{partner.Index}", ClusterProblems.UnknownParty, partner.Item)));
        var model = Model is null ? null : ClusterModel.Find(Model);
        if (Model is not null && model is null)
            errors.Add(new FieldError("/model", ClusterProblems.UnknownModel, Model));
        if (errors.Count > 0)
            return new Problem(CommonProblems.InvalidFields) { Errors = errors };

        // Serialised, because names are compared and a municipality's first cluster is its primary one.
        await db.LockAsync(AdvisoryLock.Clusters, cancellationToken);
        if (await ClusterNames.TakenAsync(db, deployment, Name, except: null, cancellationToken) is { } existing)
            return new Problem(ClusterProblems.NameTaken, Name) { ConflictingId = existing.ToString() };

        var cluster = Cluster.Create(context.NewId(), deployment);
        cluster.Describe(Name, FoundedOn, FoundedPrecision ?? DatePrecision.Day, AreaNames.Of(Areas), RestsOn ?? model?.RestsOn);
        (cluster.Waiver, cluster.Model) = (Waiver, Model);
        if (IsAhead(context.Today))
            (cluster.Status, cluster.BeginsOn) = (ClusterStatus.Mobilising, FoundedOn);
        Guid[] members = [.. Members.Select(number => known[number].Id)];
        foreach (var member in members)
            cluster.Begin(member, ClusterRole.Member, FoundedOn);
        foreach (var engine in Engines ?? [])
            cluster.Begin(known[engine].Id, ClusterRole.Engine, FoundedOn);
        if (Coordinator is not null)
            cluster.Begin(known[Coordinator].Id, ClusterRole.Coordinator, FoundedOn);
        foreach (var partner in partners)
            cluster.Begin(partner, ClusterRole.Partner, FoundedOn);
        await cluster.CountAsync(db, members, cluster.Areas, FoundedOn, cancellationToken);
        if (Waiver is null && !await KnownParty.HasResearchAsync(db, cluster, FoundedOn > context.Today ? FoundedOn.Value : context.Today, cancellationToken))
            return ClusterProblems.NoResearchPartner.With();
        return model is not null && await ModelBodies.AddAsync(model, cluster, context, cancellationToken) is { } inTheWay ? inTheWay : cluster;
    }

    private List<FieldError> ErrorsOf(Dictionary<string, NumberedMunicipality> known, string deployment)
    {
        var (errors, engines) = (new List<FieldError>(), Engines ?? []);
        foreach (var (index, number) in Members.Index())
        {
            var pointer = $"/members/{index}";
            if (!known.TryGetValue(number, out var municipality))
                errors.Add(new FieldError(pointer, ClusterProblems.UnknownMunicipality, number));
            else if (municipality.Deployment != deployment)
                errors.Add(new FieldError(pointer, ClusterProblems.OtherRegion, number, municipality.Name, municipality.Deployment));
            else if (Members.Take(index).Contains(number))
                errors.Add(new FieldError(pointer, ClusterProblems.Repeated, number));
        }

        foreach (var (index, number) in engines.Index())
        {
            if (!Members.Contains(number))
                errors.Add(new FieldError($"/engines/{index}", ClusterProblems.EngineNotMember, number));
            else if (engines.Take(index).Contains(number))
                errors.Add(new FieldError($"/engines/{index}", ClusterProblems.Repeated, number));
        }
        if (Coordinator is not null && !Members.Contains(Coordinator))
            errors.Add(new FieldError("/coordinator", ClusterProblems.EngineNotMember, Coordinator));
        return errors;
    }
}
