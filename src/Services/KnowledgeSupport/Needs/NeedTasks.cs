using System.Linq.Expressions;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>Needs that a secretariat has to screen.</summary>
internal sealed class NeedsToScreen(KnowledgeDbContext db) : ITaskSource
{
    /// <summary>An estimate: to read the need and decide what to do with it.</summary>
    private const int Minutes = 10;

    public Task<TaskList> ReadAsync(Caller caller, Guid? organisation, int limit, CancellationToken cancellationToken) => NeedTasks.ReadAsync(
        db, caller, Permissions.ScreenNeed, NeedStatus.Submitted, organisation, limit,
        need => new TaskForCaller("screen-need", need.SecretariatId, "needs/" + need.Id, need.Number, need.Title, Minutes, need.ExpectedBy, need.SubmittedAt),
        cancellationToken);
}

/// <summary>Questions that a municipality has to answer.</summary>
internal sealed class QuestionsToAnswer(KnowledgeDbContext db) : ITaskSource
{
    /// <summary>An estimate: to read the question and write some lines.</summary>
    private const int Minutes = 5;

    public Task<TaskList> ReadAsync(Caller caller, Guid? organisation, int limit, CancellationToken cancellationToken) => NeedTasks.ReadAsync(
        db, caller, Permissions.ReviseNeed, NeedStatus.Clarifying, organisation, limit,
        need => new TaskForCaller("answer-question", need.MunicipalityId, "needs/" + need.Id, need.Number, need.Title, Minutes, need.ExpectedBy, need.SubmittedAt),
        cancellationToken);
}

internal static class NeedTasks
{
    public static async Task<TaskList> ReadAsync(
        KnowledgeDbContext db, Caller caller, string permission, NeedStatus status, Guid? organisation, int limit, Expression<Func<Need, TaskForCaller>> task,
        CancellationToken cancellationToken)
    {
        List<Guid> organisations = [.. caller.OrganisationsWith(permission).Where(one => organisation is null || one == organisation)];
        if (organisations.Count == 0)
            return new TaskList([], 0);
        var asked = db.Needs.AsNoTracking().Where(need => need.Status == status).Where(Need.OwnedBy(permission, organisations));
        var items = await asked.OrderBy(need => need.ExpectedBy ?? DateOnly.MaxValue).ThenBy(need => need.Id).Take(limit).Select(task).ToListAsync(cancellationToken);
        return new TaskList(items, items.Count < limit ? items.Count : await asked.LongCountAsync(cancellationToken));
    }
}
