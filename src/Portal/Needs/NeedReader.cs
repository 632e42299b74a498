using Ksf.Contracts.Deployments;
using Ksf.Portal.Deployments;
using Ksf.Portal.Endorsements;
using Ksf.Portal.Representation;
using Ksf.Portal.Services;

namespace Ksf.Portal.Needs;

/// <summary>
/// Reads needs for whoever looks, at the same addresses: a participant asks the deployment they represent somebody in, anyone else what is public.
/// </summary>
internal sealed class NeedReader(NeedsClient needs, Representations representations, DeploymentList deployments)
{
    public async Task<Answer<NeedList>> ListAsync(NeedQuery query, int size, CancellationToken cancellation)
    {
        var (deployment, isParticipant) = await FromAsync(cancellation);
        return await needs.ListAsync(deployment, isParticipant, query, size, cancellation);
    }

    /// <summary>A need by its number, with as much as the person may read.</summary>
    public async Task<Answer<Need>> FindAsync(string number, CancellationToken cancellation)
    {
        if (NeedNumber.DeploymentOf(number) is not { } home)
            return Problem.NotFound;
        var mine = await representations.AllAsync(cancellation);
        if (mine.All.Any(one => one.Deployment.Id == home && one.Deployment.IsUp))
        {
            var whole = await needs.FindAtHomeAsync(home, number, cancellation);
            if (whole.Succeeded || !whole.Problem.IsDown)
                return whole;
        }
        var (deployment, isParticipant) = await FromAsync(cancellation);
        return await needs.FindAsync(deployment, isParticipant, number, cancellation);
    }

    /// <summary>Who endorses a need, with as much as the person may read.</summary>
    public async Task<Answer<EndorserList>> EndorsersAsync(string number, int size, CancellationToken cancellation)
    {
        var (deployment, isParticipant) = await FromAsync(cancellation);
        return await needs.EndorsersAsync(deployment, isParticipant, number, size, cancellation);
    }

    /// <summary>The represented municipality's own endorsement of a need; null when it has none, or represents nobody that may.</summary>
    public async Task<EndorsementSummary?> OwnEndorsementAsync(RepresentedOrganisation represented, string number, CancellationToken cancellation)
    {
        var given = await needs.EndorsementsOfAsync(represented.Deployment.Id, represented.Organisation.Key, number, 1, cancellation);
        return given.Value?.Items is [var own, ..] ? own : null;
    }

    public async Task<Answer<NeedFigures>> FiguresAsync(CancellationToken cancellation) =>
        await needs.FiguresAsync(await AnyAsync(cancellation), cancellation);

    /// <summary>The deployment to ask, and whether the person has a role in it.</summary>
    private async Task<(string Deployment, bool IsParticipant)> FromAsync(CancellationToken cancellation)
    {
        var current = await representations.CurrentAsync(cancellation)
            ?? (await representations.AllAsync(cancellation)).All.FirstOrDefault(one => one.Deployment.IsUp);
        return current is { Deployment.IsUp: true } ? (current.Deployment.Id, true) : (await AnyAsync(cancellation), false);
    }

    /// <summary>The nation, or another deployment while it is down: each has all that is public.</summary>
    private async Task<string> AnyAsync(CancellationToken cancellation)
    {
        var known = await deployments.AllAsync(cancellation);
        var up = known.Value?.Deployments.Where(deployment => deployment.IsUp).OrderByDescending(deployment => deployment.IsNation).FirstOrDefault();
        return up?.Id ?? DeploymentId.Nation.Id;
    }
}
