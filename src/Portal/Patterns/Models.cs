namespace Ksf.Portal.Patterns;

/// <summary>A link to a page of the portal, or elsewhere.</summary>
public sealed record PageLink(string Label, string Url);

/// <summary>A fact about a thing: its name, its value, and where one reads more.</summary>
public sealed record Fact(string Name, string Value, string? Url = null)
{
    /// <summary>Whether it is shown letter by letter, as an e-mail address is.</summary>
    public bool IsAsWritten { get; init; }
}

/// <summary>How far a step of a course has come.</summary>
public enum Progress
{
    /// <summary>It is behind.</summary>
    Done,

    /// <summary>It is going on.</summary>
    Now,

    /// <summary>It has not begun.</summary>
    Ahead,
}

/// <summary>A step of a course, such as a need's way from reported to used.</summary>
public sealed record Step(string Name, Progress Progress);

/// <summary>Something that happened, and who did it.</summary>
public sealed record Happening(string What, DateTimeOffset At, string? By = null);

/// <summary>Something that comes, who has it now, and when it is expected.</summary>
public sealed record Expectation(string What, string Who, string? When = null);

/// <summary>
/// What can be done with a thing. With fields it is a button that posts them, such as the version that was read; without, it is a link.
/// </summary>
public sealed record PatternAction(string Label, string Url, IReadOnlyDictionary<string, string>? Fields = null);

/// <summary>A tab, which is a page of its own.</summary>
public sealed record Tab(string Label, string Url, bool IsCurrent = false);
