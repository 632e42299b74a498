namespace Ksf.Portal.Patterns;

/// <summary>A bar of a chart, with its value as the reader writes it.</summary>
public sealed record Bar(string Label, long Value, string InWords);
