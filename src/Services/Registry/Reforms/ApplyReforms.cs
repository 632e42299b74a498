using Ksf.Contracts;
using Ksf.Contracts.Deployments;
using Ksf.Registry.Data;
using Ksf.Registry.Settlements;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Reforms;

/// <summary>
/// Applies reforms that have come into force to this deployment's own records: what can pass to a successor does, and the rest is queued for the secretariat. What
/// is left to do is found in the records themselves, so that a missed day, a kill in the middle and a reform that becomes known late are caught up alike.
/// </summary>
internal sealed class ApplyReforms(IServiceScopeFactory scopes, Deployment deployment, TimeProvider time, ILogger<ApplyReforms> logger)
{
    /// <summary>Applies what has come into force until today. Any number of replicas may run it: each record is done once.</summary>
    /// <returns>How many parts of records were passed on or queued.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (done, round) = (0, 0);
        // What passed to a municipality that has ceased too is found in the next round.
        do
        {
            round = await RunRoundAsync(cancellationToken);
            done += round;
        }
        while (round > 0);
        if (done > 0)
            logger.LogInformation("Reforms were applied: {Parts} parts of records were passed on or queued", done);
        return done;
    }

    private async Task<int> RunRoundAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var (reform, parts) in await FindAsync(cancellationToken))
        {
            foreach (var record in parts.GroupBy(part => (part.RecordId, part.Kind)))
            {
                try
                {
                    done += await ApplyAsync(reform, record.Key.Kind, record.Key.RecordId, [.. record.Select(part => part.PartId).Distinct()], cancellationToken);
                }
                // One record that cannot be changed does not keep the others waiting.
                catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
                {
                    logger.LogError(exception, "A reform could not be applied to the {Kind} of {Record}; the next attempt is within a minute", record.Key.Kind, record.Key.RecordId);
                }
            }
        }
        return done;
    }

    /// <summary>The reforms that have something left to do, in the order of their days, with the parts of records that they concern.</summary>
    private async Task<IReadOnlyList<(Reform Reform, IReadOnlyList<NamedPart> Parts)>> FindAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();
        var (today, regionsBegan) = (time.TodayInNorway(), await db.Regions.MinAsync(region => (DateOnly?)region.ValidFrom, cancellationToken));
        var reformed = await ReformedAsync(db, today, regionsBegan, cancellationToken);
        var named = (await NamedPart.FindAsync(db, deployment.Id, reformed, cancellationToken)).ToLookup(part => part.PartyId);
        if (named.Count == 0)
            return [];
        var lineage = await Lineage.OfAsync(db, named.Select(party => party.Key), cancellationToken);
        var settled = (await db.Settlements
            .Select(settlement => new { settlement.MunicipalityId, settlement.ReformedOn, settlement.PartId, settlement.Part })
            .ToListAsync(cancellationToken))
            .Select(settlement => (settlement.MunicipalityId, settlement.ReformedOn, settlement.PartId, settlement.Part)).ToHashSet();
        return
        [
            .. from party in named
               from reform in lineage.ReformsOf(party.Key, deployment.Id, regionsBegan, today)
               let parts = party.Where(part => reform.Concerns(part.From, part.To) && !settled.Contains((party.Key, reform.On, part.PartId, part.Kind))).ToList()
               where parts.Count > 0
               orderby reform.On
               select (reform, (IReadOnlyList<NamedPart>)parts),
        ];
    }

    /// <summary>The municipalities that have had successors, or have left this deployment's region.</summary>
    private async Task<Guid[]> ReformedAsync(RegistryDbContext db, DateOnly today, DateOnly? regionsBegan, CancellationToken cancellationToken)
    {
        var region = deployment.Id == DeploymentId.Nation.Id ? null : deployment.Id;
        return await db.Municipalities
            .Where(municipality => municipality.Successors.Any(succession => succession.On <= today)
                || (municipality.Versions.Any(version => version.Region == region)
                    && municipality.Versions.Any(version => version.Region != region && version.ValidFrom > regionsBegan && version.ValidFrom <= today)))
            .Select(municipality => municipality.Id)
            .ToArrayAsync(cancellationToken);
    }

    private async Task<int> ApplyAsync(Reform reform, PartKind kind, Guid recordId, IReadOnlyList<Guid> parts, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RegistryDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockAsync(AdvisoryLock.Reforms, cancellationToken);
        if (await ReformedRecord.LoadAsync(db, kind, recordId, cancellationToken) is not { } record)
            return 0;
        var lineage = await Lineage.OfAsync(db, [reform.MunicipalityId], cancellationToken);
        var settled = await db.Settlements
            .Where(settlement => settlement.MunicipalityId == reform.MunicipalityId && settlement.ReformedOn == reform.On && settlement.RecordId == recordId && settlement.Part == kind)
            .Select(settlement => settlement.PartId).ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        var obstacles = new List<(Guid Part, Obstacle? Obstacle)>();
        foreach (var part in parts.Where(part => !settled.Contains(part) && record.Names(kind, part, reform)))
            obstacles.Add((part, await ObstacleAsync(record, kind, part, reform, lineage, cancellationToken)));
        foreach (var (part, obstacle) in obstacles)
        {
            if (obstacle is null && await record.PassOnAsync(kind, part, reform, reform.Successors, now, cancellationToken) is { } problem)
                throw new InvalidOperationException($"{problem.Type.Slug} was not foreseen as an obstacle.");
            Add(db, reform, kind, recordId, part, obstacle, now);
        }
        record.Raise(now, context: null, StableId.OfDeployment(deployment.Id), reason: null);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return obstacles.Count;
    }

    /// <summary>Why the part waits for a person; null when it passes to the one successor.</summary>
    private async Task<Obstacle?> ObstacleAsync(
        ReformedRecord record, PartKind kind, Guid part, Reform reform, Lineage lineage, CancellationToken cancellationToken)
    {
        if (reform.Kind == ReformKind.Move)
            return Obstacle.Moved;
        if (reform.Kind == ReformKind.Split || reform.GoesOn)
            return Obstacle.Divided;
        var successor = reform.Successors.Single();
        if (PartRules.IsForOwnRegion(kind) && lineage.DeploymentOf(successor, reform.On) != deployment.Id)
            return Obstacle.OtherRegion;
        return await record.ObstacleAsync(kind, part, reform, successor, cancellationToken);
    }

    private void Add(RegistryDbContext db, Reform reform, PartKind kind, Guid recordId, Guid part, Obstacle? obstacle, DateTimeOffset now)
    {
        var settlement = new Settlement
        {
            Id = Guid.CreateVersion7(now),
            Sequence = 1,
            Status = obstacle is null ? SettlementStatus.PassedOn : SettlementStatus.Open,
            OwnerId = StableId.OfDeployment(deployment.Id),
            ReformedOn = reform.On,
            Reform = reform.Kind,
            MunicipalityId = reform.MunicipalityId,
            Part = kind,
            RecordId = recordId,
            PartId = part,
            Obstacle = obstacle,
            Decision = obstacle is null ? [.. reform.Successors] : [],
            DecidedAt = obstacle is null ? now : null,
        };
        db.Add(settlement);
        db.AuditByPlatform(now, obstacle is null ? "settlement.pass-on" : "settlement.queue", Settlement.Noun.Subject(settlement.Id), before: null, settlement);
    }
}
