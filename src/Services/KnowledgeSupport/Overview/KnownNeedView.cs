using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Municipalities;
using Ksf.KnowledgeSupport.Needs;

namespace Ksf.KnowledgeSupport.Overview;

/// <summary>A need of any deployment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its public number: <c>vest-2026-17</c>. It never changes.</param>
/// <param name="Deployment">The deployment where it was reported. Its background is available only there.</param>
/// <param name="Organisation">The municipality that reported it, with its present name.</param>
/// <param name="Title">Short name.</param>
/// <param name="Question">What the municipality needs to know.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Status">Its status.</param>
/// <param name="SubmittedAt">When it was reported, UTC.</param>
/// <param name="Steps">Its time line: what happened to it, oldest first.</param>
/// <param name="Endorsers">How many other municipalities endorse it.</param>
/// <param name="Handler">The organisation that has it now; null before the secretariat has taken it.</param>
/// <param name="ExpectedBy">When the next that happens is expected; null where that is not said.</param>
internal sealed record KnownNeedView(
    Guid Id, string Number, string Deployment, Municipality Organisation, string Title, string Question, Open<ServiceArea> ServiceArea,
    Open<NeedStatus> Status, DateTimeOffset SubmittedAt, IReadOnlyList<Step> Steps, int Endorsers, Handler? Handler, DateOnly? ExpectedBy);

/// <summary>A need in the national overview.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its public number: <c>vest-2026-17</c>.</param>
/// <param name="Deployment">The deployment where it was reported. Its background is available only there.</param>
/// <param name="Organisation">The municipality that reported it, with its present name.</param>
/// <param name="Title">Short name.</param>
/// <param name="Question">What the municipality needs to know.</param>
/// <param name="ServiceArea">The municipal service it concerns.</param>
/// <param name="Status">Its status.</param>
/// <param name="SubmittedAt">When it was reported, UTC.</param>
/// <param name="Endorsers">How many other municipalities endorse it.</param>
internal sealed record KnownNeedSummary(
    Guid Id, string Number, string Deployment, Municipality Organisation, string Title, string Question, Open<ServiceArea> ServiceArea,
    Open<NeedStatus> Status, DateTimeOffset SubmittedAt, int Endorsers);
