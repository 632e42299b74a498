using System.Text.Json.Serialization;
using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Municipalities;
using Ksf.KnowledgeSupport.Needs;

namespace Ksf.KnowledgeSupport.Public;

/// <summary>A need in the public list. Question, background and reporter are for participants.</summary>
/// <param name="Number">Its public number: <c>vest-2026-17</c>. It never changes.</param>
/// <param name="Deployment">The deployment where it was reported.</param>
/// <param name="Organisation">The municipality that reported it, with its present name.</param>
/// <param name="Title">Short name.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Status">Its status.</param>
/// <param name="SubmittedAt">When it was reported, UTC.</param>
/// <param name="Endorsers">How many other municipalities endorse it.</param>
internal sealed record PublicNeedSummary(
    string Number, string Deployment, Municipality Organisation, string Title, Open<ServiceArea> ServiceArea, Open<NeedStatus> Status,
    DateTimeOffset SubmittedAt, int Endorsers)
{
    /// <summary>The row's place in the list.</summary>
    [JsonIgnore]
    public Guid Id { get; init; }
}

/// <summary>What anyone may know of a need. Question, background and reporter are for participants.</summary>
/// <param name="Number">Its public number: <c>vest-2026-17</c>. It never changes.</param>
/// <param name="Deployment">The deployment where it was reported.</param>
/// <param name="Organisation">The municipality that reported it, with its present name.</param>
/// <param name="Title">Short name.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Status">Its status.</param>
/// <param name="SubmittedAt">When it was reported, UTC.</param>
/// <param name="Steps">Its time line: what happened to it, oldest first.</param>
/// <param name="Endorsers">How many other municipalities endorse it.</param>
/// <param name="Handler">The organisation that has it now; null before the secretariat has taken it.</param>
/// <param name="ExpectedBy">When the next that happens is expected; null where that is not said.</param>
internal sealed record PublicNeedView(
    string Number, string Deployment, Municipality Organisation, string Title, Open<ServiceArea> ServiceArea, Open<NeedStatus> Status,
    DateTimeOffset SubmittedAt, IReadOnlyList<Step> Steps, int Endorsers, Handler? Handler, DateOnly? ExpectedBy);
