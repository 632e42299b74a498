using System.Text.Json;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.ServiceDefaults.Problems;

/// <summary>
/// Reports where reading of a body stopped and what is expected there. The serializer's own messages are in English only.
/// </summary>
internal static class UnreadableBody
{
    private static readonly Text NotJson = new(
        "Innholdet er ikke gyldig JSON.", "Innhaldet er ikkje gyldig JSON.", "The body is not valid JSON.");

    private static readonly Text Empty = new("Innholdet mangler.", "Innhaldet manglar.", "The body is missing.");

    private static readonly Text NotTaken = new(
        "Feltet er ukjent, står to ganger eller har en verdi av et annet slag enn her.",
        "Feltet er ukjent, står to gonger eller har ein verdi av eit anna slag enn her.",
        "The field is unknown, is given twice, or has a value of another kind than this.");

    public static Problem Of(JsonException error) => new(CommonProblems.UnreadableBody)
    {
        Errors =
        [
            error switch
            {
                UnreadableValueException value => new FieldError(Pointer(error.Path), value.Text, [.. value.Values]),
                { InnerException: JsonException } => new FieldError("", NotJson),
                _ => new FieldError(Pointer(error.Path), NotTaken),
            },
        ],
    };

    public static Problem Missing() => new(CommonProblems.UnreadableBody) { Errors = [new FieldError("", Empty)] };

    /// <summary>
    /// Converts System.Text.Json's path (<c>$.members[2]</c>, <c>$['a.b']</c>) to a JSON pointer (<c>/members/2</c>, <c>/a.b</c>). The path
    /// does not escape a quoted name. No field of ours needs quotes, so such a name is unknown, and reading stops at it: it is the last.
    /// </summary>
    private static string Pointer(string? path)
    {
        var pointer = new System.Text.StringBuilder();
        for (var rest = (path ?? "$").AsSpan(1); rest.Length > 0;)
        {
            var (begin, length) = rest switch
            {
                ['[', '\'', .. var quoted] => (2, quoted.LastIndexOf("']", StringComparison.Ordinal)),
                ['[', .. var index] => (1, index.IndexOf(']')),
                _ => (1, rest[1..].IndexOfAny('.', '[')),
            };
            var name = length < 0 ? rest[begin..] : rest.Slice(begin, length);
            pointer.Append('/').Append(name.ToString().Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
            rest = rest[(begin + name.Length)..].TrimStart("']");
        }
        return pointer.ToString();
    }
}
