using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Municipalities;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>A need as the API shows it.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Number">Its public number: <c>vest-2026-17</c>. It never changes.</param>
/// <param name="Organisation">The municipality that reported it, with its present name; one that has ceased keeps its last name.</param>
/// <param name="Title">Short name.</param>
/// <param name="Question">What the municipality needs to know.</param>
/// <param name="Background">Why it is needed, and what the answer will be used for.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Status">Its status.</param>
/// <param name="SubmittedAt">When it was reported, UTC.</param>
/// <param name="Steps">Its time line: what happened to it, oldest first.</param>
/// <param name="Handler">The organisation that has it now; null before the secretariat has taken it.</param>
/// <param name="ExpectedBy">When the next that happens is expected; null where that is not said.</param>
/// <param name="Remarks">What the secretariat and the municipality have written to each other, oldest first.</param>
/// <param name="DiffersFrom">The needs that the municipality was shown, and found to be others than its own.</param>
/// <param name="DiffersBecause">How it differs from them.</param>
/// <param name="Actions">What the caller may do with it now: <c>revise</c>, <c>take</c>.</param>
internal sealed record NeedView(
    Guid Id,
    string Number,
    Municipality Organisation,
    string Title,
    string Question,
    string? Background,
    ServiceArea ServiceArea,
    NeedStatus Status,
    DateTimeOffset SubmittedAt,
    IReadOnlyList<Step> Steps,
    Handler? Handler,
    DateOnly? ExpectedBy,
    IReadOnlyList<Remark> Remarks,
    IReadOnlyList<OtherNeed> DiffersFrom,
    string? DiffersBecause,
    IReadOnlyList<string> Actions)
{
    public static async Task<NeedView> OfAsync(Need need, VerbContext context, CancellationToken cancellationToken)
    {
        var organisation = context.Cached<Municipality>()
            ?? await Municipality.NamedAsync(context.Db<KnowledgeDbContext>(), need.MunicipalityId, context.Today, cancellationToken);
        return new NeedView(
            need.Id, need.Number, organisation, need.Title, need.Question, need.Background, need.ServiceArea, need.Status, need.SubmittedAt, need.Steps,
            Handler.Of(need.HandlerId, organisation), need.ExpectedBy, need.Remarks, await OtherNeed.ReadAsync(need.DiffersFrom, context, cancellationToken), need.DiffersBecause,
            NeedTransitions.Table.ActionsFor(context.Caller, need));
    }
}

/// <summary>A need in a list.</summary>
/// <param name="Id">Its id (UUIDv7; the list is in the order of ids, which is that of reporting).</param>
/// <param name="Number">Its public number: <c>vest-2026-17</c>.</param>
/// <param name="Organisation">The municipality that reported it, with its present name; one that has ceased keeps its last name.</param>
/// <param name="Title">Short name.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Status">Its status.</param>
/// <param name="SubmittedAt">When it was reported, UTC.</param>
/// <param name="Handler">The organisation that has it now; null before the secretariat has taken it.</param>
/// <param name="ExpectedBy">When the next that happens is expected; null where that is not said.</param>
/// <param name="Actions">What the caller may do with it now.</param>
internal sealed record NeedSummary(
    Guid Id, string Number, Municipality Organisation, string Title, ServiceArea ServiceArea, NeedStatus Status, DateTimeOffset SubmittedAt,
    Handler? Handler, DateOnly? ExpectedBy, IReadOnlyList<string> Actions);
