using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Agreements;

/// <summary>What the parties of an agreement contribute in a year, with their numbers and names at the end of it.</summary>
/// <param name="Agreement">The agreement's id.</param>
/// <param name="Name">The agreement's name.</param>
/// <param name="Year">The year.</param>
/// <param name="Method">How the sum is shared; null when nothing is settled for the year.</param>
/// <param name="Sum">What all contribute, NOK with two decimals; null when nothing is settled for the year.</param>
/// <param name="Cash">How much of it is paid, NOK; null when nothing is settled for the year.</param>
/// <param name="InKind">How much of it is work, rooms or the like, NOK; null when nothing is settled for the year.</param>
/// <param name="Contributions">One for each party that contributes; empty when nothing is settled for the year.</param>
internal sealed record ContributionYear(
    Guid Agreement,
    string Name,
    int Year,
    Open<FinancingMethod>? Method,
    decimal? Sum,
    decimal? Cash,
    decimal? InKind,
    IReadOnlyList<ContributionView> Contributions)
{
    /// <summary>The year of an agreement; null when there is no such agreement.</summary>
    public static async Task<ContributionYear?> FindAsync(RegistryDbContext db, Guid id, YearQuery query, CancellationToken cancellationToken)
    {
        var (year, day) = (query.Value, query.LastDay);
        if (await db.Agreements.AsNoTracking().SingleOrDefaultAsync(agreement => agreement.Id == id, cancellationToken) is not { } agreement)
            return null;
        if (agreement.KeyOf(year) is not { } key)
            return new ContributionYear(id, agreement.Name, year, Method: null, Sum: null, Cash: null, InKind: null, []);
        var contributions = ContributionView.Of(key, await RegisteredParties.OfAsync(db, key.Shares.Select(share => share.PartyId), cancellationToken), day);
        return new ContributionYear(
            id, agreement.Name, year, key.Method, key.Sum, SumOf(contributions, ContributionKind.Cash), SumOf(contributions, ContributionKind.InKind), contributions);
    }

    private static decimal SumOf(IEnumerable<ContributionView> contributions, ContributionKind kind) =>
        contributions.Where(contribution => contribution.Kind == kind).Aggregate(0.00m, (sum, contribution) => sum + contribution.Amount);
}

/// <summary>The year of a query for contributions.</summary>
/// <param name="Year">The year; the present one in Norway when not given.</param>
/// <param name="Time">The clock.</param>
internal readonly record struct YearQuery(
    [FromQuery(Name = "year"), ParameterDescription("The year, 1990 to 2199; the present one when not given.")] int? Year,
    TimeProvider Time)
{
    private const int First = 1990, Last = 2199;

    /// <summary>The requested year.</summary>
    /// <exception cref="ProblemException">It is outside 1990 to 2199.</exception>
    public int Value => Year switch
    {
        null => Time.TodayInNorway().Year,
        >= First and <= Last => Year.Value,
        _ => throw new ProblemException(Problem.AtField("?year", AgreementFields.Year)),
    };

    /// <summary>The day of the parties' names: the last of the year.</summary>
    public DateOnly LastDay => new(Value, 12, 31);
}
