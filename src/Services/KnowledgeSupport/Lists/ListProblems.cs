using Ksf.Contracts.Deployments;
using Ksf.KnowledgeSupport.Needs;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.KnowledgeSupport.Lists;

/// <summary>What can be wrong with the parameters of a list.</summary>
internal static class ListProblems
{
    /// <summary>In characters. Longer than any title.</summary>
    private const int LongestSearch = 200;

    private static readonly Text SearchTooLong = new(
        "Søk med høyst {0} tegn; du har skrevet {1}.", "Søk med høgst {0} teikn; du har skrive {1}.",
        "Search with at most {0} characters; you have written {1}.");

    private static readonly Text UnknownDeployment = new("Skal være en av: {0}.", "Skal vere ein av: {0}.", "Must be one of: {0}.");

    /// <summary>In characters: a title, and the beginning of a question.</summary>
    private const int LongestText = 1_000;

    private const int MostSimilar = 20;

    private static readonly Text TextTooLong = new(
        "Sammenlign høyst {0} tegn; du har sendt {1}.", "Samanlikn høgst {0} teikn; du har sendt {1}.", "Compare at most {0} characters; you have sent {1}.");

    private static readonly Text TooManySimilar = new(
        "«limit» skal være fra 1 til {0}.", "«limit» skal vere frå 1 til {0}.", "“limit” must be from 1 to {0}.");

    private static readonly Text NoSupportHere = new(
        "Listen over behov i én region kan ikke sorteres etter støtte. Bruk «overview/needs».",
        "Lista over behov i éin region kan ikkje sorterast etter støtte. Bruk «overview/needs».",
        "The list of one region's needs cannot be sorted by support. Use “overview/needs”.");

    public static void ThrowIfTooLong(string search)
    {
        if (search.Length > LongestSearch)
            throw At("?q", SearchTooLong, LongestSearch, search.Length);
    }

    public static void ThrowUnlessKnown(string deployment)
    {
        if (!DeploymentId.Known.Any(known => known.Id == deployment))
            throw At("?deployment", UnknownDeployment, string.Join(", ", DeploymentId.Known.Select(known => known.Id)));
    }

    public static ProblemException NoMunicipality(string number) => At("?organisation", NeedProblems.UnknownMunicipality, number);

    public static ProblemException NotSortedBySupport() => At("?sort", NoSupportHere);

    public static void ThrowUnlessComparable(string text, int? limit)
    {
        if (text.Length > LongestText)
            throw At("?text", TextTooLong, LongestText, text.Length);
        if (limit is < 1 or > MostSimilar)
            throw At("?limit", TooManySimilar, MostSimilar);
    }

    private static ProblemException At(string pointer, Text text, params object?[] values) => new(Problem.AtField(pointer, text, values));
}
