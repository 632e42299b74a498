using System.Text.RegularExpressions;
using Npgsql;

namespace Ksf.ServiceDefaults.Telemetry;

/// <summary>Names the span of a database statement by what it does and to which table: <c>insert needs</c>.</summary>
internal static partial class StatementNames
{
    private const int MaximumNames = 3;
    private const int MaximumStatements = 20;

    /// <summary>Names the spans of this database's statements.</summary>
    public static NpgsqlDataSourceBuilder NameSpansByStatement(this NpgsqlDataSourceBuilder source) => source.ConfigureTracing(spans => spans
        .ConfigureCommandSpanNameProvider(command => Of([command.CommandText]))
        .ConfigureBatchSpanNameProvider(batch => Of(batch.BatchCommands.OfType<NpgsqlBatchCommand>().Select(command => command.CommandText)))
        // An event for the first row of every statement costs more than it is worth.
        .EnableFirstResponseEvent(false));

    /// <summary>The name for statements that are sent together. Each text may hold several.</summary>
    public static string Of(IEnumerable<string> texts)
    {
        // Filling a copy writes a thousand rows at once to one or two tables.
        var statements = texts.SelectMany(text => text.Split(";\n", MaximumStatements)).Take(MaximumStatements);
        var names = statements.Select(NameOf).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        return string.Join(", ", names.Take(MaximumNames)) + (names.Length > MaximumNames ? ", …" : "");
    }

    private static string NameOf(string statement)
    {
        var named = VerbAndTable().Match(statement);
        return named.Success
            ? $"{named.Groups["verb"].Value.ToLowerInvariant()} {named.Groups["table"].Value.Replace("\"", "", StringComparison.Ordinal)}"
            : FirstWords().Match(statement).Value.ToLowerInvariant();
    }

    /// <summary>A select's table follows its own "from", so parenthesised subqueries among its columns are skipped.</summary>
    [GeneratedRegex(
        """
        \b(?:
            (?<verb>insert)\s+into | (?<verb>update)(?:\s+only)? | (?<verb>delete)\s+from |
            (?<verb>select)\b (?: [^()] | \( (?> (?: [^()] | (?<open>\() | (?<-open>\)) )* ) (?(open)(?!)) \) )*? \bfrom
        ) \s+ (?<table>["\w][\w".]*)
        """,
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex VerbAndTable();

    [GeneratedRegex(@"\w+(?:\s+\w+)?", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FirstWords();
}
