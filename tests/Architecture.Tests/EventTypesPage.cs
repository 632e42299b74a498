using System.Text;
using Ksf.Contracts;
using Ksf.Contracts.Deployments;

namespace Ksf.Architecture.Tests;

/// <summary>Writes the documentation of event types and of what travels where.</summary>
internal static class EventTypesPage
{
    public static string Text()
    {
        var page = new StringBuilder(
            """
            # Event types

            Generated from the contracts (`src/Contracts`) and compared by a test: `KSF_ACCEPT=1 ./ksf test Architecture.Tests` updates it. How to read events is in
            [Reading events](events.md).

            Every type is `no.ksf.{service}.{noun}.{verb}.v{version}`, its routing key `{deployment}.{service}.{noun}.{verb}`. `data` is the public state of the noun after the
            change, the same for every verb. A noun may get more verbs: subscribe to `*.{service}.{noun}.*`. Every noun also has two verbs:

            """);
        foreach (var verb in new[] { Noun.Restated, Noun.Resynchronised })
            page.Append(null, $"- `{verb.Name}`: {verb.Meaning}.\n");
        foreach (var state in Nouns.PublicStates)
            AppendNoun(page, Nouns.Of(state), EventSchemas.NameOf(state));
        AppendTravels(page);
        return page.ToString();
    }

    private static void AppendNoun(StringBuilder page, Noun noun, string schema)
    {
        page.Append(null, $"\n## {noun.Key}\n");
        page.Append(null, $"Subject `{noun.Plural}/{{id}}`, schema [{schema}](schemas/{schema}.json). ");
        page.Append(noun.IsNational ? "Its authority is the nation's deployment.\n\n" : "Its authority is the deployment in `deployment`.\n\n");
        page.Append("| type | sent when |\n|---|---|\n");
        foreach (var verb in noun.Verbs)
            page.Append(null, $"| `{noun.Type(verb.Name)}` | {verb.Meaning} |\n");
    }

    private static void AppendTravels(StringBuilder page)
    {
        page.Append("\n## What travels where\nBetween deployments goes what is in this table, over the nation where both ends are regions. Nothing else leaves its deployment.\n\n");
        page.Append("| events | from | to |\n|---|---|---|\n");
        foreach (var travel in WhatTravelsWhere.Table)
            page.Append(null, $"| `{travel.Key}` | {From(travel.From)} | {To(travel.To)} |\n");
    }

    private static string From(Origin origin) => origin switch { Origin.Nation => "the nation", Origin.Regions => "each region", _ => "every deployment" };

    private static string To(Destination destination) =>
        destination switch { Destination.Nation => "the nation", Destination.Regions => "each region", _ => "every other deployment" };
}
