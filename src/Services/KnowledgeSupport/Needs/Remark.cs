namespace Ksf.KnowledgeSupport.Needs;

/// <summary>Something that the secretariat or the municipality wrote about a need.</summary>
/// <param name="Verb">What was done with it: <c>asked</c>, <c>answered</c>, <c>screened</c>, <c>declined</c>, <c>offered</c> (help with a declined need), <c>reopened</c>.</param>
/// <param name="Text">What was written.</param>
/// <param name="At">When, UTC.</param>
internal sealed record Remark(string Verb, string Text, DateTimeOffset At);
