using System.Linq.Expressions;
using Ksf.Contracts.Knowledge;

namespace Ksf.KnowledgeSupport.Lists;

/// <summary>A need that can be in a list: one of this deployment, or a copy.</summary>
internal interface IListedNeed<TSelf>
    where TSelf : class, IListedNeed<TSelf>
{
    Guid Id { get; }

    string Number { get; }

    Guid MunicipalityId { get; }

    string Title { get; }

    static abstract Expression<Func<TSelf, bool>> HasStatus(NeedStatus status);

    static abstract Expression<Func<TSelf, bool>> Concerns(ServiceArea area);

    /// <summary>The property with the words of the title, as they are searched.</summary>
    static virtual string TitleProperty => nameof(Title);

    /// <summary>What is looked for, in the form in which the words are searched.</summary>
    static virtual string Comparable(string words) => words;
}

/// <summary>A need with the municipality that reported it.</summary>
internal sealed class NeedOfMunicipality<TNeed>
{
    public required TNeed Need { get; init; }

    public required Municipalities.Municipality Organisation { get; init; }
}

internal static class ListedNeeds
{
    /// <summary>The need with an id, or with a public number.</summary>
    public static IQueryable<TNeed> WithIdOrNumber<TNeed>(this IQueryable<TNeed> needs, string key)
        where TNeed : class, IListedNeed<TNeed> =>
        Guid.TryParseExact(key, "D", out var id) ? needs.Where(need => need.Id == id) : needs.Where(need => need.Number == key);
}
