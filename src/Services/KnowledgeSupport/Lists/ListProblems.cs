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

    private static ProblemException At(string pointer, Text text, params object?[] values) => new(Problem.AtField(pointer, text, values));
}
