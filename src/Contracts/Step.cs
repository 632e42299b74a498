namespace Ksf.Contracts;

/// <summary>A step in the time line of a record.</summary>
/// <param name="Verb">What happened: the verb of the event, such as <c>submitted</c>.</param>
/// <param name="At">When, UTC.</param>
public sealed record Step(string Verb, DateTimeOffset At);
