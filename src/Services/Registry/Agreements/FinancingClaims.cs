using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Problems;

namespace Ksf.Registry.Agreements;

/// <summary>What decides each party's share in a requested financing key, or what is wrong with the request.</summary>
internal sealed class FinancingClaims
{
    private const decimal AllPercent = 100;

    private readonly FinanceAgreement _request;
    private readonly Agreement _agreement;
    private readonly RegisteredParties _registered;
    private readonly DateOnly _today;
    private readonly bool _areYearsRight;
    private readonly List<FinancingClaim> _claims = [];
    private readonly List<FieldError> _errors = [];

    public FinancingClaims(FinanceAgreement request, Agreement agreement, RegisteredParties registered, DateOnly today)
    {
        (_request, _agreement, _registered, _today) = (request, agreement, registered, today);
        CheckYears();
        _areYearsRight = _errors.Count == 0;
        foreach (var (index, share) in request.Shares.Index())
            Add(share, $"/shares/{index}");
        if (request.Method == FinancingMethod.ByPopulation == request.PopulationOn is null)
            _errors.Add(new FieldError("/populationOn", request.PopulationOn is null ? FinancingKeyProblems.PopulationDayMissing : FinancingKeyProblems.PopulationDayUnused));
        // Whether the shares make up the sum can be told when each of them is right.
        if (_errors.Count == 0)
            CheckSum();
    }

    public IReadOnlyList<FinancingClaim> Claims => _claims;

    public IReadOnlyList<FieldError> Errors => _errors;

    private void CheckYears()
    {
        if (_request.FromYear < _agreement.From.Year)
            _errors.Add(new FieldError("/fromYear", FinancingKeyProblems.BeforeTheAgreement, _agreement.From, _agreement.From.Year));
        if (_request.ToYear > _agreement.LastYear)
            _errors.Add(new FieldError("/toYear", FinancingKeyProblems.AfterTheAgreement, _agreement.To, _agreement.LastYear));
    }

    private void Add(ContributingParty share, string pointer)
    {
        if (_registered.Find(share.Party, _today) is not { } id)
            _errors.Add(new FieldError($"{pointer}/party", FinancingKeyProblems.NotParty, share.Party));
        else if (_claims.Exists(claim => claim.PartyId == id))
            _errors.Add(new FieldError($"{pointer}/party", AgreementProblems.Repeated, NameOf(id)));
        else if (_areYearsRight && !_agreement.Parties.Any(IsPartyAllYears(id)))
            _errors.Add(new FieldError($"{pointer}/party", FinancingKeyProblems.NotPartyAllYears, NameOf(id), _request.FromYear, _request.ToYear));
        else if (ErrorOf(share, id, pointer) is { } error)
            _errors.Add(error);
        else
            _claims.Add(new FinancingClaim(
                id, _registered.NumberOf(id, _today), share.Kind!.Value, share.Amount, share.Percent,
                IsByPopulation(share) && _request.PopulationOn is { } day ? PopulationFigures.On(_registered.Municipalities[id], day) : null));
    }

    private Func<AgreementParty, bool> IsPartyAllYears(Guid id) => party => party.PartyId == id
        && !(party.SignedOn?.Year > _request.FromYear) && !(party.WithdrawnOn?.AddDays(-1).Year < _request.ToYear);

    private FieldError? ErrorOf(ContributingParty share, Guid id, string pointer) => _request.Method switch
    {
        FinancingMethod.Percent when share.Percent is null => new FieldError($"{pointer}/percent", FinancingKeyProblems.PercentMissing),
        FinancingMethod.Percent => share.Amount is null ? null : new FieldError($"{pointer}/amount", FinancingKeyProblems.AmountUnused),
        _ when share.Percent is not null => new FieldError($"{pointer}/percent", FinancingKeyProblems.PercentUnused),
        FinancingMethod.FixedSums => share.Amount is not null ? null : new FieldError($"{pointer}/amount", FinancingKeyProblems.AmountMissing),
        _ => IsByPopulation(share) ? PopulationErrorOf(id, pointer) : null,
    };

    private bool IsByPopulation(ContributingParty share) => _request.Method == FinancingMethod.ByPopulation && share.Amount is null;

    private FieldError? PopulationErrorOf(Guid id, string pointer)
    {
        if (!_registered.Municipalities.TryGetValue(id, out var municipality))
            return new FieldError($"{pointer}/amount", FinancingKeyProblems.NoInhabitants, NameOf(id));
        return _request.PopulationOn is not { } day || PopulationFigures.On(municipality, day) is not null
            ? null
            : new FieldError("/populationOn", FinancingKeyProblems.PopulationUnknown, NameOf(id), day, string.Join(", ", PopulationFigures.DaysOf(municipality).Select(known => $"{known:O}")));
    }

    private void CheckSum()
    {
        var (sum, amounts, percents) = (_request.Sum!.Value, _claims.Sum(claim => claim.Fixed ?? 0), _claims.Sum(claim => claim.Percent ?? 0));
        var error = _request.Method switch
        {
            FinancingMethod.FixedSums when amounts < sum => new FieldError("/sum", FinancingKeyProblems.SumShort, amounts, sum - amounts, sum),
            FinancingMethod.FixedSums when amounts > sum => new FieldError("/sum", FinancingKeyProblems.SumOver, amounts, amounts - sum, sum),
            FinancingMethod.Percent when percents < AllPercent => new FieldError("/shares", FinancingKeyProblems.PercentShort, percents, AllPercent - percents),
            FinancingMethod.Percent when percents > AllPercent => new FieldError("/shares", FinancingKeyProblems.PercentOver, percents, percents - AllPercent),
            FinancingMethod.ByPopulation when _claims.TrueForAll(claim => claim.Fixed is not null) => new FieldError("/shares", FinancingKeyProblems.NobodyByPopulation),
            FinancingMethod.ByPopulation when amounts >= sum => new FieldError("/sum", FinancingKeyProblems.NothingLeft, amounts, sum),
            _ => null,
        };
        if (error is not null)
            _errors.Add(error);
    }

    private string? NameOf(Guid id) => _registered.NameOf(id, _today);
}
