using Ksf.Portal.Bodies;
using Ksf.Portal.Forms;
using Ksf.Portal.Patterns;
using Ksf.Portal.Services;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Register;

[FromApi("registry", "ClusterNameView")]
public sealed record ClusterName(Guid Id, string? Name, string? Slug)
{
    public string? Url => Slug is null ? null : $"/klynger/{Uri.EscapeDataString(Slug)}";
}

[FromApi("registry", "ClusterFormView")]
public sealed record ClusterForm(string Form, string Name, DateOnly From, IReadOnlyList<Clause> Clauses);

[FromApi("registry", "ClauseView")]
public sealed record Clause(string Key, string Name, string Law, bool? Met, string? Note, string? Link);

[FromApi("registry", "PlanView")]
public sealed record Plan(Guid Id, string Title, PartyName AdoptedBy, DateOnly AdoptedOn, string? Link);

/// <summary>A change that is dated ahead.</summary>
[FromApi("registry", "AheadView")]
public sealed record AheadChange(string Key, string Kind, DateOnly On, string? Number, string? Name, string? Role, string? Area, ClusterName? Into)
{
    /// <summary>What happens, and from when.</summary>
    public Text Sentence
    {
        get
        {
            var (name, day) = (Name ?? "–", new Text(Language.Bokmal.Day(On), Language.Nynorsk.Day(On), Language.English.Day(On)));
            return Kind switch
            {
                "begin" => In(ClusterTexts.Begins),
                "merge" => In(written => ClusterTexts.Merges(written, Into?.Name ?? "–")),
                "dissolve" => In(ClusterTexts.Dissolves),
                "count" => ClusterTexts.IsCounted(name, day, Area is null ? Text.Same("–") : NeedTexts.AreaName(Area)),
                "join" => ClusterTexts.Joins(name, day, RoleText),
                _ => ClusterTexts.Leaves(name, day, RoleText),
            };

            Text In(Func<string, Text> of) => new(of(day.Nb).Nb, of(day.Nn).Nn, of(day.En).En);
        }
    }

    private Text RoleText => Role is null ? RegisterTexts.AllRoles : RegisterTexts.RoleName(Role);
}

[FromApi("registry", "UnsettledView")]
public sealed record Unsettled(string Kind, Guid Id, string Name);

[FromApi("registry", "LegalFormsView")]
internal sealed record LegalFormList(IReadOnlyList<LegalFormChoice> Items);

[FromApi("registry", "LegalFormRuleView")]
internal sealed record LegalFormChoice(string Form, string Name);

[FromApi("registry", "ClusterModelsView")]
internal sealed record ClusterModelList(IReadOnlyList<ClusterModel> Items);

/// <summary>A model to found a cluster from.</summary>
[FromApi("registry", "ClusterModelView")]
internal sealed record ClusterModel(string Key, string Name, string Description);

[ToApi("registry", "MobiliseCluster")]
internal sealed record MobilisedCluster(string? Reason);

[ToApi("registry", "EstablishCluster")]
internal sealed record EstablishedCluster(DateOnly? FoundedOn, string? Waiver);

[ToApi("registry", "RestCluster")]
internal sealed record RestingCluster(string? Reason);

[ToApi("registry", "ReviseCluster")]
internal sealed record RevisedCluster(string? Name, DateOnly? FoundedOn, string? FoundedPrecision, IReadOnlyList<string> Areas, string? RestsOn)
{
    public static RevisedCluster From(FormValues form) =>
        new(form["name"], FormValues.DateOf(form["foundedOn"]), form["foundedPrecision"], form.All("areas"), form["restsOn"]);
}

[ToApi("registry", "CountMunicipality")]
internal sealed record CountedMunicipality(string? Municipality, string? Area, DateOnly? From, string? Reason);

[ToApi("registry", "MergeCluster")]
internal sealed record MergedCluster(string? Into, DateOnly? On, string? Reason, bool? KeepEngines);

[ToApi("registry", "CallOffChange")]
internal sealed record CalledOffChange(string? Change, string? Reason);

[ToApi("registry", "AdoptLegalForm")]
internal sealed record AdoptedForm(string? Form, DateOnly? From, string? Reason);

[ToApi("registry", "CheckClauses")]
internal sealed record CheckedClauses(IReadOnlyList<CheckedClause> Clauses)
{
    public static CheckedClauses From(FormValues form) =>
        new([new CheckedClause(form["clauses/0/clause"], FormValues.YesOf(form["clauses/0/met"]), form["clauses/0/note"], form["clauses/0/link"])]);
}

[ToApi("registry", "CheckedClause")]
internal sealed record CheckedClause(string? Clause, bool? Met, string? Note, string? Link);

[ToApi("registry", "AnchorCluster")]
internal sealed record NewPlan(string? Title, string? AdoptedBy, DateOnly? AdoptedOn, string? Link);

[ToApi("registry", "RemovePlan")]
internal sealed record RemovedPlan(string? Plan, string? Reason);

internal static class ClusterForms
{
    /// <summary>A cluster's details as the form for changing them begins.</summary>
    public static FormValues AsForm(this Cluster cluster, string? version, TimeProvider time)
    {
        var form = FormValues.Existing(
            version, time, ("name", cluster.Name), ("foundedOn", AsOfDay.Text(cluster.FoundedOn)),
            ("foundedPrecision", cluster.FoundedOn is null ? null : cluster.FoundedPrecision), ("restsOn", cluster.RestsOn));
        return form with { Fields = new Dictionary<string, string[]>(form.Fields) { ["areas"] = [.. cluster.Areas] } };
    }
}
