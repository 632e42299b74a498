using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Transitions;
using static Ksf.Contracts.Registry.BodyStatus;

namespace Ksf.Registry.Bodies;

/// <summary>The state machine of a body.</summary>
internal static class BodyTransitions
{
    public static readonly TransitionTable<Body, BodyStatus, BodyView> Table =
        new TransitionTable<Body, BodyStatus, BodyView>(BodyState.Noun, BodyView.OfAsync)
            .Create<CreateBody>("create", Active, Permissions.CreateBody, "created", "Register a body of this deployment, of one of its clusters or of another body.")
            .PutInPlace<ReviseBody>("revise", [Active], Permissions.ChangeBody, "revised", "Correct a body's name, kind, secretariat, leader, readings and rules.")
            .PostInPlace<AddSeats>("add-seats", "seats", [Active], Permissions.ChangeBody, "extended", "Add seats.")
            .PostInPlace<CloseSeat>("close-seat", "closures", [Active], Permissions.ChangeBody, "reduced", "Close a seat. Whoever sits in it leaves it.")
            .PostInPlace<Appoint>("appoint", "appointments", [Active], Permissions.ChangeBody, "appointed", "Appoint a person to a seat, as holder or deputy.")
            .PostInPlace<Consent>("consent", "consents", [Active], Permissions.ChangeBody, "consented", "Say whether a person in a seat agrees that the name is shown.")
            .PostInPlace<Vacate>("vacate", "vacancies", [Active], Permissions.ChangeBody, "vacated", "Let a person leave a seat.")
            .PostInPlace<AdoptMandate>(
                "adopt-mandate", "mandates", [Active], Permissions.ChangeBody, "mandated",
                "Adopt a mandate, which ends the one before. Refused while a hard rule is broken and not waived.")
            .PostInPlace<LapseMandate>("lapse-mandate", "lapses", [Active], Permissions.ChangeBody, "lapsed", "Say that the condition of the mandate no longer holds.")
            .PostInPlace<WaiveRule>("waive-rule", "waivers", [Active], Permissions.ChangeBody, "waived", "Exempt the body from one of its rules.")
            .Post<DissolveBody>("dissolve", "dissolution", [Active], Dissolved, Permissions.ChangeBody, "dissolved", "Dissolve a body. Its history stays.");
}
