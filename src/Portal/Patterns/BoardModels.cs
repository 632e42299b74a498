namespace Ksf.Portal.Patterns;

/// <summary>A column of a board.</summary>
public sealed record BoardColumn(State State, IReadOnlyList<BoardCard> Cards);

/// <summary>A card on a board.</summary>
/// <param name="Id">What the form sends.</param>
/// <param name="Title">What it is.</param>
/// <param name="Url">Its page.</param>
/// <param name="Facts">No more than two.</param>
/// <param name="Moves">Where it can go now, the likely place first.</param>
public sealed record BoardCard(string Id, string Title, string Url, IReadOnlyList<string> Facts, IReadOnlyList<BoardMove> Moves);

/// <summary>A place that a card can go to, and what its button says: "Send til søk".</summary>
public sealed record BoardMove(string To, string Label);
