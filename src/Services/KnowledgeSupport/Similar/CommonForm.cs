using System.Collections.Frozen;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.KnowledgeSupport.Similar;

/// <summary>
/// Writes bokmål and nynorsk words in one form, so that a text in one finds a text in the other. PostgreSQL then stems them: its Norwegian stemmer takes the
/// endings of both (-ene and -ane, -er and -ar), and what is left is here. The form is for comparison, and is not always a word.
/// </summary>
internal static class CommonForm
{
    /// <summary>Whole words that differ.</summary>
    private static readonly FrozenDictionary<string, string> Words = new (string Nynorsk, string Common)[]
    {
        ("auka", "økt"), ("auke", "øke"), ("aukar", "øker"), ("betre", "bedre"), ("born", "barn"), ("borna", "barna"), ("dei", "de"), ("ei", "en"),
        ("ein", "en"), ("einskild", "enkelt"), ("eit", "et"), ("fleire", "flere"), ("frå", "fra"), ("gjer", "gjør"), ("gjere", "gjøre"), ("gjev", "gir"),
        ("heile", "hele"), ("ho", "hun"), ("ikkje", "ikke"), ("kjem", "kommer"), ("kor", "hvor"), ("korleis", "hvordan"), ("kva", "hva"), ("kvar", "hvor"),
        ("kven", "hvem"), ("kvifor", "hvorfor"), ("låg", "lav"), ("meir", "mer"), ("mykje", "mye"), ("no", "nå"), ("noko", "noe"), ("nokon", "noen"),
        ("nokre", "noen"), ("saman", "sammen"), ("sjølv", "selv"), ("tilsette", "ansatte"), ("vatn", "vann"), ("veg", "vei"), ("vegar", "veier"),
        ("vere", "være"), ("verkar", "virker"), ("verke", "virke"), ("vert", "blir"), ("yrkje", "yrke"), ("åleine", "alene"),
    }.ToFrozenDictionary(pair => pair.Nynorsk, pair => pair.Common, StringComparer.Ordinal);

    /// <summary>Parts of words that differ, also in compounds. They are replaced in this order.</summary>
    private static readonly (string Part, string Common)[] Parts =
    [
        ("rettleiing", "veiledning"), ("heim", "hjem"), ("hjemm", "hjem"), ("sjuke", "syke"), ("sjuk", "syk"), ("skule", "skole"), ("skular", "skoler"),
        ("tenest", "tjenest"), ("forsking", "forskning"), ("verknad", "virkning"), ("meistr", "mestr"), ("kvardag", "hverdag"),
        ("fråvær", "fravær"), ("einsemd", "ensomhet"), ("einsam", "ensom"), ("mogleg", "mulig"), ("løys", "løs"), ("språkleg", "språklig"), ("helseleg", "helselig"),
        ("tryggleik", "trygghet"), ("heit", "het"), ("offentleg", "offentlig"), ("innbyggjar", "innbygger"),
        ("samanlikn", "sammenlign"), ("undersøkj", "undersøk"), ("førebygg", "forebygg"), ("tilbod", "tilbud"),
    ];

    /// <summary>The words of a text as they are written, and each in its common form, at most 200 of them.</summary>
    public static IReadOnlyList<(string Written, string Common)> WordsOf(string text) =>
        [.. Split(text).Take(200).Select(word => (word, Of(word)))];

    /// <summary>A whole text in the common form.</summary>
    public static string OfText(string text) => string.Join(' ', Split(text).Select(Of));

    private static string Of(string written)
    {
#pragma warning disable CA1308 // Words are compared in lower case, as PostgreSQL does.
        var word = written.ToLowerInvariant();
#pragma warning restore CA1308
        if (Words.TryGetValue(word, out var common))
            return common;
        foreach (var (part, replacement) in Parts)
            word = word.Replace(part, replacement, StringComparison.Ordinal);
        return word;
    }

    /// <summary>Letters and digits are words, and what is between them is not.</summary>
    private static IEnumerable<string> Split(string text)
    {
        var folded = PlainText.Fold(text);
        for (var (start, at) = (0, 0); at <= folded.Length; at++)
        {
            if (at < folded.Length && char.IsLetterOrDigit(folded[at]))
                continue;
            if (at > start)
                yield return folded[start..at];
            start = at + 1;
        }
    }
}
