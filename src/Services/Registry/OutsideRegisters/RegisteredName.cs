using System.Globalization;

namespace Ksf.Registry.OutsideRegisters;

/// <summary>
/// Writes a name of Enhetsregisteret, which has most of them in capitals («UNIVERSITETET I OSLO»), as people read it. A word that the name before had is written
/// as it was there.
/// </summary>
internal static class RegisteredName
{
    private static readonly CultureInfo Norwegian = CultureInfo.GetCultureInfo("nb-NO");

    private static readonly HashSet<string> Small =
        new(["I", "OG", "FOR", "PÅ", "AV", "VED", "TIL", "OM", "MED", "FRA", "FRÅ", "UNDER", "THE", "OF", "AND"], StringComparer.Ordinal);

    private static readonly HashSet<string> Capitals = new(["AS", "ASA", "SA", "BA", "HF", "RHF", "KF", "IKS", "KS", "SF"], StringComparer.Ordinal);

    /// <summary>The name as people read it.</summary>
    /// <param name="registered">The name in the register.</param>
    /// <param name="before">The name that the organisation was known by.</param>
    public static string Of(string registered, string before)
    {
        if (registered.Any(char.IsLower))
            return registered;
        var known = before.Split(' ').DistinctBy(word => word.ToUpper(Norwegian)).ToDictionary(word => word.ToUpper(Norwegian));
        var words = registered.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((word, place) => Word(word, place == 0, known));
        return string.Join(' ', words);
    }

    private static string Word(string word, bool isFirst, Dictionary<string, string> known)
    {
        if (known.TryGetValue(word, out var written) && !(isFirst && char.IsLower(written[0])))
            return written;
        if (Capitals.Contains(word))
            return word;
        var lower = word.ToLower(Norwegian);
        return Small.Contains(word) && !isFirst ? lower : char.ToUpper(lower[0], Norwegian) + lower[1..];
    }
}
