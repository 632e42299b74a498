using System.Linq.Expressions;
using Ksf.ServiceDefaults.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;

namespace Ksf.KnowledgeSupport.Lists;

/// <summary>Search in titles and questions, with PostgreSQL's full text search for Norwegian.</summary>
internal static class NeedSearch
{
    private const string Column = "Search";
    private const string Language = "norwegian";

    /// <summary>Adds the column of words, which the database computes, and its index.</summary>
    /// <param name="need">The table.</param>
    /// <param name="words">The columns of text.</param>
    public static void HasSearch<TNeed>(this EntityTypeBuilder<TNeed> need, string words)
        where TNeed : class
    {
        var search = need.Property<NpgsqlTsVector>(Column)
            .HasComputedColumnSql($"to_tsvector('{Language}', {words})", stored: true)
            // Nothing reads it back after a change.
            .ValueGeneratedNever().Metadata;
        search.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        search.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        need.HasIndex(Column).HasMethod("gin");
    }

    /// <summary>Those that have all the words, or the number.</summary>
    /// <param name="text">What the caller looks for.</param>
    /// <param name="inTitles">
    /// Whether to look in titles alone. The words are neither negated nor joined into phrases, so a match never tells what is in a question.
    /// </param>
    public static Expression<Func<TNeed, bool>> For<TNeed>(string text, bool inTitles)
        where TNeed : class, IListedNeed<TNeed>
    {
        var plain = PlainText.Fold(text);
        var words = TNeed.Comparable(plain);
        var titleProperty = TNeed.TitleProperty;
#pragma warning disable CA1308 // A number is in lower case.
        var number = plain.Trim().ToLowerInvariant();
#pragma warning restore CA1308
        // The index finds titles and questions with the words; of these few, the titles are looked at.
        return inTitles
            ? need => need.Number == number
                || (EF.Property<NpgsqlTsVector>(need, Column).Matches(EF.Functions.PlainToTsQuery(Language, words))
                    && EF.Functions.ToTsVector(Language, EF.Property<string>(need, titleProperty)).Matches(EF.Functions.PlainToTsQuery(Language, words)))
            : need => need.Number == number || EF.Property<NpgsqlTsVector>(need, Column).Matches(EF.Functions.PlainToTsQuery(Language, words));
    }
}
