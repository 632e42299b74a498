using Ksf.Registry.Reforms;

namespace Ksf.Registry.Settlements;

/// <summary>Who can take over a part of a record after a reform, and what the platform proposes.</summary>
/// <param name="Municipalities">Those that can, in the order of their numbers.</param>
/// <param name="Proposal">Who should; nobody when it should end.</param>
/// <param name="Ground">Why they should.</param>
/// <param name="GoesOn">Whether the municipality exists after the reform too.</param>
internal sealed record Choices(IReadOnlyList<Guid> Municipalities, IReadOnlyList<Guid> Proposal, ProposalGround Ground, bool GoesOn)
{
    /// <summary>The choices on a day. Where a successor has ceased since, those that follow it are the choices.</summary>
    public static Choices Of(Settlement settlement, Lineage lineage, string deployment, DateOnly day)
    {
        var id = settlement.MunicipalityId;
        Guid[] able =
        [
            .. lineage.FollowersOf(id, settlement.ReformedOn, day)
                .Where(follower => !PartRules.IsForOwnRegion(settlement.Part) || lineage.DeploymentOf(follower, day) == deployment)
                .OrderBy(follower => lineage.On(follower, day)?.Number, StringComparer.Ordinal),
        ];
        var (proposal, ground) = Propose(settlement, able, lineage, day);
        return new Choices(able, proposal is { } one ? [one] : [], ground, lineage.ExistsOn(id, settlement.ReformedOn));
    }

    private static (Guid? Proposal, ProposalGround Ground) Propose(Settlement settlement, Guid[] able, Lineage lineage, DateOnly day)
    {
        if (settlement.Reform == ReformKind.Move)
            return (null, ProposalGround.LeftTheRegion);
        if (able.Length == 0)
            return (null, ProposalGround.NoneHere);
        if (able.Contains(settlement.MunicipalityId))
            return (settlement.MunicipalityId, ProposalGround.GoesOn);
        if (able.Length == 1)
            return (able[0], ProposalGround.OnlyOne);
        var name = lineage.On(settlement.MunicipalityId, settlement.ReformedOn.AddDays(-1))?.Name;
        if (able.Where(other => lineage.On(other, day)?.Name == name).ToList() is [var namesake])
            return (namesake, ProposalGround.SameName);
        return able.All(other => lineage.On(other, day)?.Population is not null)
            ? (able.MaxBy(other => lineage.On(other, day)!.Population), ProposalGround.MostInhabitants)
            : (able[0], ProposalGround.FirstNumber);
    }
}

/// <summary>Why somebody is proposed.</summary>
internal enum ProposalGround
{
    /// <summary>The municipality itself goes on.</summary>
    GoesOn,

    /// <summary>It is the only one that can.</summary>
    OnlyOne,

    /// <summary>It has the same name.</summary>
    SameName,

    /// <summary>It has the most inhabitants.</summary>
    MostInhabitants,

    /// <summary>It has the lowest number; nothing else tells them apart.</summary>
    FirstNumber,

    /// <summary>The municipality left the region, so its part should end.</summary>
    LeftTheRegion,

    /// <summary>No successor belongs to the region, so the part should end.</summary>
    NoneHere,
}
