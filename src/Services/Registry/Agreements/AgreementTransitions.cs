using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Transitions;
using static Ksf.Contracts.Registry.AgreementStatus;

namespace Ksf.Registry.Agreements;

/// <summary>The state machine of an agreement. That it lapses is a matter of dates, not of a transition.</summary>
internal static class AgreementTransitions
{
    public static readonly TransitionTable<Agreement, AgreementStatus, AgreementView> Table =
        new TransitionTable<Agreement, AgreementStatus, AgreementView>(AgreementState.Noun, AgreementView.OfAsync)
            .Create<SignAgreement>("sign", Active, Permissions.SignAgreement, "signed", "Register an agreement that its parties have signed.")
            .PutInPlace<ReviseAgreement>(
                "revise", [Active, Terminated], Permissions.ChangeAgreement, "revised", "Correct what an agreement is about, its name and its document.")
            .PostInPlace<AccedeToAgreement>("accede", "accessions", [Active], Permissions.ChangeAgreement, "acceded", "Let a party accede to an agreement.")
            .PostInPlace<WithdrawFromAgreement>(
                "withdraw", "withdrawals", [Active], Permissions.ChangeAgreement, "withdrawn", "Let a party withdraw from an agreement.")
            .PostInPlace<FinanceAgreement>(
                "finance", "financing-keys", [Active], Permissions.ChangeAgreement, "financed", "Set the financing key from a year on. Earlier years keep theirs.")
            .PostInPlace<RenewAgreement>("renew", "renewals", [Active], Permissions.ChangeAgreement, "renewed", "Give an agreement a later end.")
            .Post<TerminateAgreement>(
                "terminate", "termination", [Active], Terminated, Permissions.ChangeAgreement, "terminated", "Terminate an agreement with effect from a day.");
}
