using System.Globalization;
using System.Text;

namespace Ksf.ServiceDefaults.Texts;

/// <summary>Normalises texts and removes invisible characters before they are validated, stored or compared.</summary>
/// <remarks>
/// Source: Unicode Standard Annex 15 (normalisation forms), and the property Default_Ignorable_Code_Point of the Unicode Character
/// Database. Joiners are removed too, so a composed emoji is split into its parts.
/// </remarks>
public static class PlainText
{
    /// <summary>
    /// The form for storage: NFC, trimmed, without invisible characters and directional controls, and with <c>\n</c> as the line break.
    /// </summary>
    /// <param name="text">Well-formed UTF-16.</param>
    public static string Clean(string text) => Visible(text).Normalize(NormalizationForm.FormC).Trim();

    /// <summary>The form for comparison: NFKC, so that full-width digits and non-breaking spaces equal ordinary ones.</summary>
    /// <param name="text">Well-formed UTF-16.</param>
    public static string Fold(string text) => Visible(text).Normalize(NormalizationForm.FormKC);

    /// <summary>Whether there is anything to read: more than spaces, marks without a letter, and characters that nobody has defined.</summary>
    /// <param name="text">Well-formed UTF-16, cleaned.</param>
    public static bool CanBeSeen(string text) => text.EnumerateRunes().Any(rune => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned));

    private static string Visible(string text)
    {
        if (Ascii.IsValid(text) && !text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.Contains('\u007f', StringComparison.Ordinal))
            return text;
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (IsLineBreak(rune.Value))
                visible.Append('\n');
            else if (rune.Value is '\t' || !IsInvisible(rune))
                visible.Append(rune.ToString());
        }
        return visible.ToString();
    }

    private static bool IsLineBreak(int character) => character is '\n' or '\v' or '\f' or '\r' or 0x85 or 0x2028 or 0x2029;

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or (>= 0x2060 and <= 0x206F)
            or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF);
}
