namespace Ksf.Registry.Bodies;

/// <summary>How long a body's texts and lists can be.</summary>
internal static class Limits
{
    public const int NameLength = 200, NoteLength = 200, KeyLength = 60, TextLength = 500, SourceLength = 300, ReasonLength = 1_000, ReferenceLength = 36;

    /// <summary>How many seats a body can have, past and present.</summary>
    public const int Seats = 100;

    public const int Readings = 10, Rules = 20, Votes = 100, Meetings = 100;
}
