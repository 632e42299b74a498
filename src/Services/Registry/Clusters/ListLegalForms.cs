using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ksf.Registry.Clusters;

internal static class ListLegalForms
{
    public static Ok<LegalFormsView> Handle(HttpRequest request) =>
        TypedResults.Ok(new LegalFormsView([.. LegalForms.All.Select(rule => LegalFormRuleView.Of(rule, request.PreferredLanguage()))]));
}

/// <summary>The legal forms that a cluster can have.</summary>
/// <param name="Items">All of them.</param>
internal sealed record LegalFormsView(IReadOnlyList<LegalFormRuleView> Items);

/// <summary>A legal form, in the caller's language.</summary>
/// <param name="Form">The form.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Clauses">What its agreement must have.</param>
/// <param name="Powers">The powers that a body of it can be given.</param>
/// <param name="PowersLaw">The section that the powers follow from.</param>
/// <param name="PowersText">What that section says, in plain words.</param>
internal sealed record LegalFormRuleView(
    LegalForm Form, string Name, IReadOnlyList<LegalClauseView> Clauses, IReadOnlyList<Power> Powers, string PowersLaw, string PowersText)
{
    public static LegalFormRuleView Of(LegalFormRule rule, Language language) => new(
        rule.Form, rule.Name.In(language), [.. rule.Clauses.Select(clause => new LegalClauseView(clause.Key, clause.Name.In(language), clause.Law))], rule.Powers,
        rule.PowersLaw, rule.PowersText.In(language));
}

/// <summary>A clause that the law asks for.</summary>
/// <param name="Key">Its key in the form.</param>
/// <param name="Name">What the agreement must say.</param>
/// <param name="Law">The section.</param>
internal sealed record LegalClauseView(string Key, string Name, string Law);
