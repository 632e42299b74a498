using Ksf.Portal.Forms;
using Ksf.Portal.Register;
using Ksf.Portal.Services;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Positions;

/// <summary>A position with two employers.</summary>
[FromApi("registry", "PositionView")]
public sealed record Position(
    Guid Id, string Deployment, string Kind, string Title, IReadOnlyList<PositionEmployer> Employers, DateOnly From, DateOnly? To, string Status, PositionParty? Cluster,
    string? Funding, string? Name, IReadOnlyList<string> Actions) : IRegistered
{
    string IRegistered.Name => Title;

    public string Url => "/stillinger";

    /// <summary>Its state on a day, as the vocabulary of states names it.</summary>
    public string StateOn(DateOnly day) => day < From ? "upcoming" : To <= day ? "closed" : "in-force";
}

[FromApi("registry", "PageOfPositionView")]
public sealed record PositionPart(IReadOnlyList<Position> Items, string? Next);

[FromApi("registry", "EmployerView")]
public sealed record PositionEmployer(PositionParty Party, int Percent);

[FromApi("registry", "PartyNameView")]
public sealed record PositionParty(Guid Id, string? Number, string? Name)
{
    /// <summary>What it is called: Bergen kommune.</summary>
    public Text FullName => RegisterTexts.PartyCalled(Number, Name);
}

[ToApi("registry", "RegisterPosition")]
internal sealed record NewPosition(
    string? Kind, string? Title, IReadOnlyList<NewEmployer> Employers, DateOnly? From, DateOnly? To, string? Cluster, IReadOnlyList<string> Areas, string? Funding, string? Person, bool? NameIsPublic)
{
    public static NewPosition Of(FormValues form) => new(
        form["kind"], form["title"], [NewEmployer.Of(form, 0), NewEmployer.Of(form, 1)], FormValues.DateOf(form["from"]), FormValues.DateOf(form["to"]), form["cluster"], form.All("areas"),
        form["funding"], form["person"], FormValues.YesOf(form["nameIsPublic"]));
}

[ToApi("registry", "Employer")]
internal sealed record NewEmployer(string? Party, int? Percent)
{
    public static NewEmployer Of(FormValues form, int index) => new(
        form[$"employers/{index}/party"], FormValues.NumberOf(form[$"employers/{index}/percent"]));
}

[ToApi("registry", "EndPosition")]
internal sealed record EndedPosition(DateOnly? On, string? Reason);
