using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.Registry.Data;
using Ksf.Registry.Municipalities;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.OpenApi;
using Ksf.ServiceDefaults.Paging;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Parties;

internal static class ListParties
{
    private static readonly Text NoOrganisationNumber = new(
        "Et organisasjonsnummer er ni sifre, der det siste er et kontrollsiffer.", "Eit organisasjonsnummer er ni siffer, der det siste er eit kontrollsiffer.",
        "An organisation number is nine digits, of which the last is a control digit.");

    public static async Task<Ok<Page<PartyView>>> HandleAsync(
        [AsParameters] Filter filter, [AsParameters] AsOf asOf, [AsParameters] PageRequest page, RegistryDbContext db, CancellationToken cancellationToken)
    {
        var day = await asOf.DayAsync(cancellationToken);
        var wanted = db.Parties.AsNoTracking()
            .Where(party => (party.ValidFrom == null || party.ValidFrom <= day) && (party.ValidTo == null || party.ValidTo > day));
        if (filter.Kind is { } kind)
        {
            Open<PartyKind> value = kind.Value;
            wanted = wanted.Where(party => party.Kind == value);
        }
        if (filter.OrganisationNumber is { } number)
        {
            if (!OrganisationNumber.IsValid(number))
                throw new ProblemException(Problem.AtField("?organisationNumber", NoOrganisationNumber));
            wanted = wanted.Where(party => party.OrganisationNumber == number);
        }
        if (filter.Deployment is { } deployment)
            wanted = wanted.Where(party => party.Deployment == deployment);
#pragma warning disable CA1309 // This becomes SQL, where the column has an ordinal collation.
        if (page.Key<Key>() is { } after)
            wanted = wanted.Where(party => string.Compare(party.Name, after.Name) > 0);
#pragma warning restore CA1309
        var rows = await wanted.OrderBy(party => party.Name).Select(PartyView.Of).Take(page.Size + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(page.Of(rows, row => new Key(row.Name), row => row));
    }

    /// <summary>The key of a page's last party. Names are unique.</summary>
    private sealed record Key(string Name);

    /// <summary>Filters of the list.</summary>
    /// <param name="Kind">Only those of this kind.</param>
    /// <param name="OrganisationNumber">Only the one with this organisation number.</param>
    /// <param name="Deployment">Only those that belong to this deployment.</param>
    public readonly record struct Filter(
        [FromQuery(Name = "kind"), ParameterDescription("Only those of this kind.")] Choice<PartyKind>? Kind,
        [FromQuery(Name = "organisationNumber"), ParameterDescription("Only the one with this organisation number, nine digits.")] string? OrganisationNumber,
        [FromQuery(Name = "deployment"), ParameterDescription("Only those that belong to this deployment.")] string? Deployment);
}
