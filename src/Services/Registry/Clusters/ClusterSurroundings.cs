using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;
using Ksf.Registry.Bodies;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Clusters;

/// <summary>What views of clusters name beside the clusters themselves.</summary>
/// <param name="Parties">Those that take part.</param>
/// <param name="Adopters">Those that have adopted plans.</param>
/// <param name="Successors">The clusters that others are merged into.</param>
/// <param name="Unsettled">What ended clusters leave behind, by cluster.</param>
internal sealed record ClusterSurroundings(
    RegisteredParties Parties, Dictionary<Guid, NamedParty> Adopters, IReadOnlyDictionary<Guid, string> Successors, ILookup<Guid, UnsettledView> Unsettled)
{
    public static async Task<ClusterSurroundings> OfAsync(
        IReadOnlyCollection<Cluster> clusters, VerbContext context, DateOnly day, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        Guid[] adopters = [.. clusters.SelectMany(cluster => cluster.Plans).Select(plan => plan.AdoptedById).Distinct()];
        Guid[] successors = [.. clusters.Select(cluster => cluster.MergedIntoId).OfType<Guid>().Distinct()];
        return new ClusterSurroundings(
            await RegisteredParties.OfAsync(db, clusters.SelectMany(cluster => cluster.Participations).Select(part => part.PartyId), cancellationToken),
            adopters.Length == 0 ? [] : await NamedParty.FindAsync(db, adopters, day, cancellationToken),
            successors.Length == 0
                ? new Dictionary<Guid, string>()
                : await db.Clusters.Where(cluster => successors.Contains(cluster.Id)).ToDictionaryAsync(cluster => cluster.Id, cluster => cluster.Name, cancellationToken),
            await UnsettledAsync(db, [.. clusters.Where(cluster => cluster.EndsOn is not null)], cancellationToken));
    }

    public ClusterNameView? Successor(Cluster cluster) => cluster.MergedIntoId is { } id
        ? new ClusterNameView(id, Successors.GetValueOrDefault(id), Successors.TryGetValue(id, out var name) ? Slug.Of(name) : null)
        : null;

    public IReadOnlyList<UnsettledView> UnsettledOf(Cluster cluster) => [.. Unsettled[cluster.Id].OrderBy(left => left.Kind).ThenBy(left => left.Name, StringComparer.Ordinal)];

    private static async Task<ILookup<Guid, UnsettledView>> UnsettledAsync(RegistryDbContext db, IReadOnlyList<Cluster> ended, CancellationToken cancellationToken)
    {
        if (ended.Count == 0)
            return Array.Empty<(Guid, UnsettledView)>().ToLookup(left => left.Item1, left => left.Item2);
        var ends = ended.ToDictionary(cluster => cluster.Id, cluster => cluster.EndsOn!.Value);
        var bodies = await db.Bodies.Where(body => ends.Keys.Contains(body.BelongsToId) && body.Status == BodyStatus.Active)
            .Select(body => new { Cluster = body.BelongsToId, body.Id, body.Name }).ToListAsync(cancellationToken);
        var agreements = await db.Agreements.Where(agreement => agreement.ClusterId != null && ends.Keys.Contains(agreement.ClusterId.Value))
            .Select(agreement => new { Cluster = agreement.ClusterId!.Value, agreement.Id, agreement.Name, agreement.To }).ToListAsync(cancellationToken);
        return bodies.Select(body => (body.Cluster, new UnsettledView(UnsettledKind.Body, body.Id, body.Name)))
            .Concat(agreements.Where(agreement => agreement.To is not { } to || to > ends[agreement.Cluster])
                .Select(agreement => (agreement.Cluster, new UnsettledView(UnsettledKind.Agreement, agreement.Id, agreement.Name))))
            .ToLookup(left => left.Item1, left => left.Item2);
    }
}

/// <summary>A cluster, by name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; null until it has been received.</param>
/// <param name="Slug">Its name as it stands in addresses.</param>
internal sealed record ClusterNameView(Guid Id, string? Name, string? Slug);

/// <summary>What an ended cluster leaves behind.</summary>
internal enum UnsettledKind
{
    /// <summary>A body that belongs to it.</summary>
    Body,

    /// <summary>An agreement about it that goes on.</summary>
    Agreement,
}

/// <summary>A thing that an ended cluster leaves behind, for people to settle.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
internal sealed record UnsettledView(UnsettledKind Kind, Guid Id, string Name);

/// <summary>A plan that anchors a cluster.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="AdoptedBy">The municipality or the body that adopted it.</param>
/// <param name="AdoptedOn">The day that it was adopted.</param>
/// <param name="Link">Its address; null where there is none.</param>
internal sealed record PlanView(Guid Id, string Title, PartyNameView AdoptedBy, DateOnly AdoptedOn, string? Link)
{
    public static PlanView Of(AdoptedPlan plan, Dictionary<Guid, NamedParty> parties) =>
        new(plan.Id, plan.Title, PartyNameView.Of(plan.AdoptedById, parties)!, plan.AdoptedOn, plan.Link);
}

/// <summary>A change that is dated ahead and can be called off.</summary>
/// <param name="Key">Its key in the cluster.</param>
/// <param name="Kind">What it is.</param>
/// <param name="On">The day that it takes effect.</param>
/// <param name="PartyId">The party that it is about; null for the cluster itself.</param>
/// <param name="Number">A municipality's present number; null for others.</param>
/// <param name="Name">The party's name; null until it has been received.</param>
/// <param name="Role">The role taken or given up; null for all of them.</param>
/// <param name="Area">The service area, of a counting.</param>
/// <param name="Into">The cluster that it is merged into, of a merger.</param>
internal sealed record AheadView(
    string Key, AheadKind Kind, DateOnly On, Guid? PartyId, string? Number, string? Name, ClusterRole? Role, Open<ServiceArea>? Area, ClusterNameView? Into)
{
    public static AheadView Of(ChangeAhead change, ClusterNameView? into, DateOnly today, RegisteredParties parties) => new(
        change.Key, change.Kind, change.On, change.PartyId, change.PartyId is { } party ? parties.NumberOf(party, today) : null,
        change.PartyId is { } named ? parties.NameOf(named, today) : null, change.Role, change.Area is { } area ? new Open<ServiceArea>(area) : null,
        change.Kind == AheadKind.Merge ? into : null);
}

/// <summary>A cluster's legal form, with what its agreement has of what the law asks for.</summary>
/// <param name="Form">The form.</param>
/// <param name="Name">What it is called, in the caller's language.</param>
/// <param name="From">First day.</param>
/// <param name="Clauses">The clauses that the law asks for.</param>
internal sealed record ClusterFormView(Open<LegalForm> Form, string Name, DateOnly From, IReadOnlyList<ClauseView> Clauses)
{
    public static ClusterFormView? Of(ClusterLegalForm? form, Language language)
    {
        if (form is null)
            return null;
        var rule = form.Form.Known is { } known ? LegalForms.Of(known) : null;
        return new ClusterFormView(
            form.Form, rule?.Name.In(language) ?? form.Form.Name, form.From,
            [
                .. from clause in rule?.Clauses ?? []
                   let standing = form.Clauses.FirstOrDefault(one => one.Clause == clause.Key)
                   select new ClauseView(clause.Key, clause.Name.In(language), clause.Law, standing?.Met, standing?.Note, standing?.Link),
            ]);
    }
}

/// <summary>How a cluster's agreement stands to a clause that the law asks for.</summary>
/// <param name="Key">Its key in the form.</param>
/// <param name="Name">What the agreement must say, in the caller's language.</param>
/// <param name="Law">The section.</param>
/// <param name="Met">Whether the agreement has it; null when nobody has looked.</param>
/// <param name="Note">Where it is, or why it is missing.</param>
/// <param name="Link">The address of the document.</param>
internal sealed record ClauseView(string Key, string Name, string Law, bool? Met, string? Note, string? Link);
