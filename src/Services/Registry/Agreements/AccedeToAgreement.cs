using FluentValidation;
using Ksf.Registry.Clusters;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Agreements;

/// <summary>A party that accedes to an agreement.</summary>
/// <param name="Party">A municipality's present number, or another registered party's id.</param>
/// <param name="SignedOn">The day that it signed, from which it is a party; not ahead of today.</param>
internal sealed record AccedeToAgreement(string Party, DateOnly? SignedOn) : IChange<Agreement>
{
    public sealed class Validator : AbstractValidator<AccedeToAgreement>
    {
        public Validator(TimeProvider time)
        {
            RuleFor(r => r.Party).Line(Limits.ReferenceLength, AgreementFields.Party);
            RuleFor(r => r.SignedOn).Required(AgreementFields.SignedOn);
            RuleFor(r => r.SignedOn).NotAhead(time);
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Agreement agreement, VerbContext context, CancellationToken cancellationToken)
    {
        var signedOn = SignedOn!.Value;
        if (await KnownParty.FindAsync(context.Db<RegistryDbContext>(), Party, context.Today, cancellationToken) is not { } party)
            return Problem.AtField("/party", AgreementProblems.UnknownParty, Party);
        if (agreement.PartyNow(party.Id) is not null)
            return new Problem(AgreementProblems.AlreadyParty, party.Name) { ConflictingId = party.Id.ToString() };
        if (agreement.To is { } end && signedOn >= end)
            return Problem.AtField("/signedOn", AgreementProblems.MustBeBefore, end);
        // One that comes back does so after it left.
        if (agreement.Parties.Where(former => former.PartyId == party.Id).Max(former => former.WithdrawnOn) is { } left && signedOn < left)
            return Problem.AtField("/signedOn", AgreementProblems.MustBeAfter, left.AddDays(-1));
        if (agreement.Parties.Count == AgreementLimits.Parties)
            return AgreementProblems.Full.With(AgreementLimits.Parties, AgreementLimits.Shares);
        agreement.Add(party.Id, signedOn);
        return null;
    }
}
