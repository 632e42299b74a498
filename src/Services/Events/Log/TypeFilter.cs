using System.Buffers;

namespace Ksf.Events.Log;

/// <summary>A filter on event types: one type, or all with a prefix, written with a trailing <c>*</c>.</summary>
internal readonly record struct TypeFilter(string Text, bool IsPrefix)
{
    private const int MaximumLength = 200;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    public bool IsAll => IsPrefix && Text.Length == 0;

    public static bool TryParse(string? text, out TypeFilter filter)
    {
        text ??= "*";
        var isPrefix = text.EndsWith('*');
        var name = isPrefix ? text[..^1] : text;
        filter = new TypeFilter(name, isPrefix);
        return name.Length <= MaximumLength && (isPrefix || name.Length > 0) && !name.AsSpan().ContainsAnyExcept(Allowed);
    }
}
