using Ksf.Portal.Forms;
using Ksf.Portal.Services;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.People;

/// <summary>A role and who holds it.</summary>
[FromApi("registry", "HeldRoleView")]
public sealed record HeldRole(
    Guid Id, Guid Actor, string Label, RoleOrganisation Organisation, string Role, DateOnly From, DateOnly? To, IReadOnlyList<string> Actions);

/// <summary>Where a role is held.</summary>
[FromApi("registry", "Organisation")]
public sealed record RoleOrganisation(Guid Id, string Kind, string Name, string? Number)
{
    /// <summary>What it is called: Askøy kommune.</summary>
    public Text FullName => RegisterTexts.PartyCalled(Number, Name);
}

[FromApi("registry", "PageOfHeldRoleView")]
public sealed record HeldRolePart(IReadOnlyList<HeldRole> Items, string? Next);

/// <summary>A person or a system.</summary>
[FromApi("registry", "ActorView")]
public sealed record Actor(Guid Id, string Kind, string Label, string? WorkEmail);

[FromApi("registry", "PageOfActorView")]
public sealed record ActorPart(IReadOnlyList<Actor> Items, string? Next);

[ToApi("registry", "AssignRole")]
internal sealed record NewRole(string? Actor, string? Organisation, string? Role, DateOnly? From, DateOnly? To)
{
    /// <summary>What the form says.</summary>
    /// <param name="form">The form.</param>
    /// <param name="organisation">Where the role is given, when the form does not ask.</param>
    public static NewRole Of(FormValues form, string organisation) => new(
        form["actor"], form["organisation"] ?? organisation, form["role"], FormValues.DateOf(form["from"]), FormValues.DateOf(form["to"]));
}

[ToApi("registry", "ChangeRole")]
internal sealed record ChangedRole(DateOnly? From, DateOnly? To);

[ToApi("registry", "EndRole")]
internal sealed record EndedRole(string? Reason, DateOnly? On);
