using FluentValidation;
using Ksf.Registry.Clusters;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Agreements;

/// <summary>A party that withdraws from an agreement. It contributes nothing in the years after.</summary>
/// <param name="Party">A municipality's present number, or the id of any party.</param>
/// <param name="On">The first day that it is no longer a party. It may lie ahead, when notice has been given.</param>
/// <param name="Reason">Why, at most 2 000 characters; optional.</param>
internal sealed record WithdrawFromAgreement(string Party, DateOnly? On, string? Reason = null) : IChange<Agreement>
{
    private const int FewestParties = 2;

    public sealed class Validator : AbstractValidator<WithdrawFromAgreement>
    {
        public Validator()
        {
            RuleFor(r => r.Party).Line(Limits.ReferenceLength, AgreementFields.Party);
            RuleFor(r => r.On).Required(AgreementFields.WithdrawnOn);
            RuleFor(r => r.Reason).OptionalFreeText(Limits.ReasonLength);
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Agreement agreement, VerbContext context, CancellationToken cancellationToken)
    {
        var on = On!.Value;
        var registered = await RegisteredParties.OfAsync(
            context.Db<RegistryDbContext>(), agreement.Parties.Select(party => party.PartyId), cancellationToken);
        if (registered.Find(Party, context.Today) is not { } id || agreement.PartyNow(id) is not { } party)
            return AgreementProblems.NoParty.With(Party);
        var name = registered.NameOf(id, context.Today);
        // A party that signed beforehand was one from the agreement's first day.
        var began = party.SignedOn is { } signed && signed > agreement.From ? signed : agreement.From;
        if (on <= began)
            return Problem.AtField("/on", AgreementProblems.MustBeAfter, began);
        if (agreement.To is { } end && on >= end)
            return Problem.AtField("/on", AgreementProblems.MustBeBefore, end);
        if (agreement.FirstYearOwed(id, after: on.AddDays(-1).Year) is { } year)
            return AgreementProblems.StillContributes.With(name, year);
        if (agreement.Parties.Count(other => other.WithdrawnOn is null) <= FewestParties)
            return AgreementProblems.LastParties.With(name);
        agreement.Withdraw(party, on);
        return null;
    }
}
