using FluentValidation;
using Ksf.Contracts.Registry;
using Ksf.Registry.Clusters;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Agreements;

/// <summary>A financing key from a year on. It replaces what was settled from that year on; earlier years keep theirs.</summary>
/// <param name="FromYear">The first year that it holds for, in which the agreement is in force.</param>
/// <param name="ToYear">The last year that it holds for, at most 20 years in all. For later years nothing is settled.</param>
/// <param name="Sum">What all parties contribute in a year, NOK with at most two decimals, above 0 and up to 10 000 000 000.</param>
/// <param name="Method">How the sum is shared.</param>
/// <param name="Shares">The parties that contribute, each once.</param>
/// <param name="PopulationOn">The day of the figures of inhabitants, when the sum is shared by them; 1 January of a year that the register has figures of.</param>
internal sealed record FinanceAgreement(
    int? FromYear, int? ToYear, decimal? Sum, FinancingMethod? Method, IReadOnlyList<ContributingParty> Shares, DateOnly? PopulationOn = null) : IChange<Agreement>
{
    public sealed class Validator : AbstractValidator<FinanceAgreement>
    {
        private const int FirstYear = 1990, LastYear = 2199;

        public Validator()
        {
            RuleFor(r => r.FromYear).Required(AgreementFields.Year).InclusiveBetween(FirstYear, LastYear).WithText(AgreementFields.Year);
            RuleFor(r => r.ToYear).Required(AgreementFields.Year).InclusiveBetween(FirstYear, LastYear).WithText(AgreementFields.Year);
            RuleFor(r => r.ToYear).Must((request, to) => !(to < request.FromYear)).WithText(FinancingKeyProblems.YearsReversed);
            RuleFor(r => r.ToYear).Must((request, to) => !(to - request.FromYear >= AgreementLimits.Years)).WithText(FinancingKeyProblems.TooManyYears);
            RuleFor(r => r.Sum).Required(AgreementFields.Sum).Nok();
            RuleFor(r => r.Sum).Must(sum => sum is not 0).WithText(AgreementFields.NoSum);
            RuleFor(r => r.Method).NotNull().WithText(AgreementFields.Method);
            RuleFor(r => r.Shares).Required(AgreementFields.Shares);
            RuleFor(r => r.Shares).Must(shares => shares is null || shares.Count <= AgreementLimits.Parties).WithText(AgreementFields.TooManyParties);
            RuleForEach(r => r.Shares).Required(AgreementFields.Party).SetValidator(new ContributingParty.Validator());
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Agreement agreement, VerbContext context, CancellationToken cancellationToken)
    {
        var registered = await RegisteredParties.OfAsync(
            context.Db<RegistryDbContext>(), agreement.Parties.Select(party => party.PartyId), cancellationToken);
        var claims = new FinancingClaims(this, agreement, registered, context.Today);
        if (claims.Errors.Count > 0)
            return new Problem(CommonProblems.InvalidFields) { Errors = claims.Errors };

        var (shares, residual) = FinancingShares.Of(Sum!.Value, claims.Claims);
        agreement.Finance(new FinancingKey(FromYear!.Value, ToYear!.Value, FinancingShares.TwoDecimals(Sum.Value), Method!.Value, PopulationOn, residual, shares));
        return agreement.Keys.Sum(key => key.Shares.Count) <= AgreementLimits.Shares
            ? null
            : AgreementProblems.Full.With(AgreementLimits.Parties, AgreementLimits.Shares);
    }
}

/// <summary>A party that contributes.</summary>
/// <param name="Party">A party of the agreement: a municipality's present number, or the id of any.</param>
/// <param name="Kind">Whether it pays or works.</param>
/// <param name="Amount">
/// What it contributes in a year, NOK with at most two decimals. Required for fixed sums. When the sum is shared by inhabitants, one with an amount contributes
/// that, and the municipalities without share the rest.
/// </param>
/// <param name="Percent">Its percentage of the sum, above 0 and up to 100, with at most four decimals. Required when the sum is shared by percent.</param>
internal sealed record ContributingParty(string Party, ContributionKind? Kind, decimal? Amount = null, decimal? Percent = null)
{
    public sealed class Validator : AbstractValidator<ContributingParty>
    {
        private const int PercentDecimals = 4;

        public Validator()
        {
            RuleFor(r => r.Party).Line(Limits.ReferenceLength, AgreementFields.Party);
            RuleFor(r => r.Kind).NotNull().WithText(AgreementFields.Kind);
            RuleFor(r => r.Amount).Nok();
            RuleFor(r => r.Amount).Must(amount => amount is not 0).WithText(AgreementFields.Positive);
            RuleFor(r => r.Percent)
                .Must(percent => percent is null || (percent is > 0 and <= 100 && decimal.Round(percent.Value, PercentDecimals) == percent))
                .WithText(AgreementFields.Percentage);
        }
    }
}
