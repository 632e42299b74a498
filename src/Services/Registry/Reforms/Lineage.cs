using Ksf.Contracts.Deployments;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Reforms;

/// <summary>Some municipalities with all that follow them.</summary>
internal sealed class Lineage
{
    private readonly IReadOnlyDictionary<Guid, Municipality> _municipalities;

    public Lineage(IReadOnlyDictionary<Guid, Municipality> municipalities) => _municipalities = municipalities;

    public static async Task<Lineage> OfAsync(RegistryDbContext db, IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, Municipality>();
        Guid[] wanted = [.. ids.Distinct()];
        while (wanted.Length > 0)
        {
            var read = await db.Municipalities.AsNoTracking().AsSplitQuery().Where(municipality => wanted.Contains(municipality.Id)).ToListAsync(cancellationToken);
            foreach (var municipality in read)
                found[municipality.Id] = municipality;
            wanted = [.. read.SelectMany(municipality => municipality.Successors).Select(succession => succession.SuccessorId).Distinct().Where(id => !found.ContainsKey(id))];
        }
        return new Lineage(found);
    }

    /// <summary>The municipality; null until it has been received.</summary>
    public Municipality? Find(Guid id) => _municipalities.GetValueOrDefault(id);

    /// <summary>The municipality's version on a day; the last one when it has ceased.</summary>
    public MunicipalityVersion? On(Guid id, DateOnly day) => Find(id)?.VersionOn(day);

    public bool ExistsOn(Guid id, DateOnly day) => On(id, day)?.IsValidOn(day) is true;

    /// <summary>The deployment that a municipality belongs to on a day; null when it does not exist then.</summary>
    public string? DeploymentOf(Guid id, DateOnly day) => On(id, day) is { } version && version.IsValidOn(day) ? version.Region ?? DeploymentId.Nation.Id : null;

    /// <summary>What reforms have done until a day to a municipality of a deployment, in the order of the days.</summary>
    /// <param name="id">The municipality.</param>
    /// <param name="deployment">The deployment whose records name it.</param>
    /// <param name="regionsBegan">The first day of any region. Before it no municipality had one, so none moved.</param>
    /// <param name="until">The last day.</param>
    public IEnumerable<Reform> ReformsOf(Guid id, string deployment, DateOnly? regionsBegan, DateOnly until)
    {
        if (Find(id) is not { } municipality)
            return [];
        var successions = municipality.Successors.GroupBy(succession => succession.On).Select(day => new Reform(
            id, day.Key, day.Count() == 1 && day.Single().Kind == SuccessionKind.Merge ? ReformKind.Merge : ReformKind.Split,
            [.. day.Select(succession => succession.SuccessorId)], ExistsOn(id, day.Key)));
        var moves = municipality.Versions
            .Where(version => version.ValidFrom > regionsBegan && DeploymentOf(id, version.ValidFrom) != deployment && DeploymentOf(id, version.ValidFrom.AddDays(-1)) == deployment)
            .Select(version => new Reform(id, version.ValidFrom, ReformKind.Move, [], GoesOn: true));
        return successions.Concat(moves).Where(reform => reform.On <= until).OrderBy(reform => reform.On);
    }

    /// <summary>Those that have the area of a municipality on a day after a reform of it: itself when it goes on, and its successors or theirs.</summary>
    public IReadOnlyList<Guid> FollowersOf(Guid id, DateOnly reformedOn, DateOnly day)
    {
        IEnumerable<Guid> itself = ExistsOn(id, reformedOn) ? [id] : [];
        return [.. itself.Concat(Successors(id, reformedOn.AddDays(-1), reformedOn).Select(succession => succession.SuccessorId)).SelectMany(follower => Living(follower, reformedOn, day)).Distinct()];
    }

    /// <summary>Each step goes on from its own day, because a part that was given off may come back.</summary>
    private IEnumerable<Guid> Living(Guid id, DateOnly since, DateOnly day) => Find(id) is null || ExistsOn(id, day)
        ? [id]
        : Successors(id, since, day).SelectMany(succession => Living(succession.SuccessorId, succession.On, day));

    private IEnumerable<MunicipalitySuccession> Successors(Guid id, DateOnly after, DateOnly until) =>
        Find(id)?.Successors.Where(succession => after < succession.On && succession.On <= until) ?? [];
}
