using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Texts;

/// <summary>Texts about needs that are like one that is being reported.</summary>
internal static class SimilarTexts
{
    public static readonly Text About = new("Behovet", "Behovet", "The need");
    public static readonly Text Exists = new("Finnes behovet fra før?", "Finst behovet frå før?", "Is the need there already?");

    public static readonly Text Lead = new(
        "Disse behovene ligner. Er et av dem det samme, kan du støtte det i stedet. Da ser alle at flere trenger svaret.",
        "Desse behova liknar. Er eitt av dei det same, kan du støtte det i staden. Då ser alle at fleire treng svaret.",
        "These needs are alike. If one of them is the same, you can endorse it instead. Then everyone sees that more need the answer.");

    public static readonly Text Differs = new("Hva er annerledes ved deres behov?", "Kva er annleis ved behovet dykkar?", "How does your need differ?");

    public static readonly Text DiffersHint = new(
        "For eksempel en annen gruppe, et annet tiltak eller et annet sted.", "Til dømes ei anna gruppe, eit anna tiltak eller ein annan stad.",
        "For instance another group, another measure or another place.");

    public static readonly Text Ours = new("Kommunen din har meldt dette.", "Kommunen din har meldt dette.", "Your municipality has reported this.");
    public static readonly Text TitleAlike = new("Tittelen ligner.", "Tittelen liknar.", "The title is alike.");
    public static Text CommonWords(string words) => new($"Felles ord: {words}.", $"Felles ord: {words}.", $"Words in common: {words}.");
    public static readonly Text LooksLike = new("Ligner på, men er et annet enn", "Liknar på, men er eit anna enn", "Like, but another than");
}
