using System.Globalization;
using Ksf.Contracts;
using Ksf.Registry.Agreements;
using Ksf.Registry.Bodies;
using Ksf.Registry.Clusters;
using Ksf.Registry.Data;
using Ksf.Registry.Regions;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.OpenData;

/// <summary>The one list of what can be downloaded. It drives the files and the catalogue. Nothing in it names a person.</summary>
internal static class Datasets
{
    public static IReadOnlyList<Dataset> All { get; } =
    [
        new("municipalities",
            new("Kommuner", "Kommunar", "Municipalities"),
            new("Kommunene en dag, med fylke og KSF-region.", "Kommunane ein dag, med fylke og KSF-region.", "The municipalities of a day, with county and KSF region."),
            "municipalities",
            ["id", "number", "name", "county", "region", "organisation_number", "population", "centrality_class", "valid_from", "valid_to"],
            MunicipalitiesAsync),
        new("regions",
            new("KSF-regioner", "KSF-regionar", "KSF regions"),
            new("Regionene en dag, med vertskommune og fylker.", "Regionane ein dag, med vertskommune og fylke.", "The regions of a day, with host municipality and counties."),
            "regions",
            ["deployment", "name", "host_number", "host_name", "counties", "valid_from", "valid_to"],
            RegionsAsync),
        new("clusters",
            new("Kommuneklynger", "Kommuneklynger", "Municipal clusters"),
            new("Klyngene som er registrert.", "Klyngene som er registrerte.", "The clusters that are registered."),
            "clusters",
            ["id", "deployment", "name", "status", "founded_on", "founded_precision", "areas", "rests_on", "sources"],
            ClustersAsync),
        new("cluster-participations",
            new("Hvem som er med i klynger", "Kven som er med i klynger", "Who takes part in clusters"),
            new("En rad for hver part, rolle og periode, også de som er over.", "Ei rad for kvar part, rolle og periode, også dei som er over.", "A row for each party, role and period, also those that are over."),
            "clusters",
            ["cluster_id", "cluster", "party_id", "municipality_number", "party", "role", "from", "to"],
            ParticipationsAsync),
        new("bodies",
            new("Organ", "Organ", "Bodies"),
            new("Samarbeidsorgan, utvalg, grupper og nettverk.", "Samarbeidsorgan, utval, grupper og nettverk.", "Cooperation bodies, committees, groups and networks."),
            "bodies",
            ["id", "deployment", "name", "kind", "status", "belongs_to_id", "belongs_to", "secretariat", "founded_on", "mandate_from", "mandate_to", "powers", "sources"],
            BodiesAsync),
        new("body-seats",
            new("Plasser i organ", "Plassar i organ", "Seats in bodies"),
            new("Plassene en dag, uten navn på personer.", "Plassane ein dag, utan namn på personar.", "The seats of a day, without names of persons."),
            "bodies",
            ["body_id", "body", "seat_id", "kind", "voting", "optional", "appointed_by", "note", "from", "to", "is_held", "has_deputy"],
            SeatsAsync),
        new("agreements",
            new("Samarbeidsavtaler", "Samarbeidsavtalar", "Agreements"),
            new("En rad for hver part i hver avtale.", "Ei rad for kvar part i kvar avtale.", "A row for each party of each agreement."),
            "agreements",
            ["id", "deployment", "name", "status", "cluster_id", "from", "to", "in_force", "party_id", "municipality_number", "party", "signed_on", "withdrawn_on"],
            AgreementsAsync),
        new("parties",
            new("Andre parter", "Andre partar", "Other parties"),
            new("Universiteter, helseforetak, myndigheter, organisasjoner og utvalg en dag.", "Universitet, helseføretak, styresmakter, organisasjonar og utval ein dag.",
                "Universities, hospital trusts, authorities, associations and committees of a day."),
            "parties",
            ["id", "kind", "name", "name_nn", "name_en", "organisation_number", "parent_id", "valid_from", "valid_to", "sources"],
            PartiesAsync),
    ];

    private static async Task<IReadOnlyList<string?[]>> MunicipalitiesAsync(RegistryDbContext db, VerbContext context, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await (
            from municipality in db.Municipalities
            from version in municipality.Versions
            where version.ValidFrom <= day && (version.ValidTo == null || version.ValidTo > day)
            orderby version.Number
            select new { municipality.Id, Version = version }).AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new[]
            {
                Text(row.Id), row.Version.Number, row.Version.DisplayName, row.Version.CountyNumber, row.Version.Region, row.Version.OrganisationNumber,
                Text(row.Version.Population), Text(row.Version.CentralityClass), Text(row.Version.ValidFrom), Text(row.Version.ValidTo),
            }),
        ];
    }

    private static async Task<IReadOnlyList<string?[]>> RegionsAsync(RegistryDbContext db, VerbContext context, DateOnly day, CancellationToken cancellationToken) =>
        [.. (await ListRegions.OnAsync(db, day, cancellationToken)).Select(region => new[] { region.Deployment, region.Name, region.Host, region.HostName, Text(region.Counties), Text(region.ValidFrom), Text(region.ValidTo) })];

    private static async Task<IReadOnlyList<string?[]>> ClustersAsync(RegistryDbContext db, VerbContext context, DateOnly day, CancellationToken cancellationToken) =>
    [
        .. (await ReadClustersAsync(db, context, day, cancellationToken)).Select(cluster => new[]
        {
            Text(cluster.Id), cluster.Deployment, cluster.Name, cluster.Status.Name, Text(cluster.FoundedOn), cluster.FoundedPrecision.Name,
            Text(cluster.Areas.Select(area => area.Name)), cluster.RestsOn, Text(cluster.Sources),
        }),
    ];

    private static async Task<IReadOnlyList<string?[]>> ParticipationsAsync(RegistryDbContext db, VerbContext context, DateOnly day, CancellationToken cancellationToken) =>
    [
        .. from cluster in await ReadClustersAsync(db, context, day, cancellationToken)
           from part in cluster.Participations
           select new[] { Text(cluster.Id), cluster.Name, Text(part.PartyId), part.Number, part.Name, Open.NameOf(part.Role), Text(part.From), Text(part.To) },
    ];

    private static async Task<IReadOnlyList<string?[]>> BodiesAsync(RegistryDbContext db, VerbContext context, DateOnly day, CancellationToken cancellationToken) =>
    [
        .. (await ReadBodiesAsync(db, context, day, cancellationToken)).Select(body => new[]
        {
            Text(body.Id), body.Deployment, body.Name, body.Kind.Name, body.Status.Name, Text(body.Owner.Id), body.Owner.Name, body.Secretariat?.Name, Text(body.FoundedOn),
            Text(body.Mandate?.From), Text(body.Mandate?.To), Text(body.Powers.Where(power => power.Held).Select(power => Open.NameOf(power.Power))), Text(body.Sources),
        }),
    ];

    private static async Task<IReadOnlyList<string?[]>> SeatsAsync(RegistryDbContext db, VerbContext context, DateOnly day, CancellationToken cancellationToken) =>
    [
        .. from body in await ReadBodiesAsync(db, context, day, cancellationToken)
           from seat in body.Seats
           select new[]
           {
               Text(body.Id), body.Name, Text(seat.Id), seat.Kind.Name, Text(seat.Voting), Text(seat.Optional), seat.AppointedBy?.Name, seat.Note, Text(seat.From), Text(seat.To),
               Text(seat.Holder is not null), Text(seat.Deputy is not null),
           },
    ];

    private static async Task<IReadOnlyList<string?[]>> AgreementsAsync(RegistryDbContext db, VerbContext context, DateOnly day, CancellationToken cancellationToken)
    {
        var agreements = await db.Agreements.AsNoTracking().AsSplitQuery().OrderBy(agreement => agreement.Id).ToListAsync(cancellationToken);
        return
        [
            .. from agreement in await AgreementView.OfAsync(agreements, context, day, cancellationToken)
               from party in agreement.Parties
               select new[]
               {
                   Text(agreement.Id), agreement.Deployment, agreement.Name, agreement.Status.Name, Text(agreement.Cluster?.Id), Text(agreement.From), Text(agreement.To),
                   Text(agreement.InForce), Text(party.PartyId), party.Number, party.Name, Text(party.SignedOn), Text(party.WithdrawnOn),
               },
        ];
    }

    private static async Task<IReadOnlyList<string?[]>> PartiesAsync(RegistryDbContext db, VerbContext context, DateOnly day, CancellationToken cancellationToken)
    {
        var parties = await db.Parties.AsNoTracking()
            .Where(party => (party.ValidFrom == null || party.ValidFrom <= day) && (party.ValidTo == null || party.ValidTo > day))
            .OrderBy(party => party.Name).ToListAsync(cancellationToken);
        return
        [
            .. parties.Select(party => new[]
            {
                Text(party.Id), party.Kind.Name, party.Name, party.NameNn, party.NameEn, party.OrganisationNumber, Text(party.ParentId), Text(party.ValidFrom),
                Text(party.ValidTo), Text(party.Sources),
            }),
        ];
    }

    private static async Task<IReadOnlyList<ClusterView>> ReadClustersAsync(RegistryDbContext db, VerbContext context, DateOnly day, CancellationToken cancellationToken) =>
        await ClusterView.OfAsync(
            await db.Clusters.AsNoTracking().AsSplitQuery().OrderBy(cluster => cluster.Id).ToListAsync(cancellationToken), context, day, cancellationToken);

    private static async Task<IReadOnlyList<BodyView>> ReadBodiesAsync(RegistryDbContext db, VerbContext context, DateOnly day, CancellationToken cancellationToken) =>
        await BodyView.OfAsync(await db.Bodies.AsNoTracking().AsSplitQuery().OrderBy(body => body.Id).ToListAsync(cancellationToken), context, day, cancellationToken);

    private static string Text(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);

    private static string? Text(Guid? id) => id is { } value ? Text(value) : null;

    private static string? Text(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool value) => value ? "true" : "false";

    private static string Text(IEnumerable<string> values) => string.Join('|', values);
}
