using System.Text.RegularExpressions;
using Ksf.Contracts;
using Ksf.Contracts.Deployments;
using Ksf.Contracts.Registry;
using Ksf.Registry.Bodies;

namespace Ksf.Registry.ReferenceData;

/// <summary>
/// The bodies and networks of a region or the nation in the file of KSF's structure, with the seats, rules and mandates of the files beside it: only what
/// they say.
/// </summary>
internal sealed partial class StructureBodies
{
    private readonly ReferenceFiles _files;
    private readonly Dictionary<string, StructureRow> _rows;
    private readonly StructureNames _names;

    private StructureBodies(ReferenceFiles files) =>
        (_files, _rows, _names) = (files, files.Structure.ToDictionary(row => row.Name), new StructureNames(files));

    /// <summary>The bodies whose parents lead to the deployment.</summary>
    /// <param name="files">The reference files.</param>
    /// <param name="deployment">The deployment.</param>
    /// <param name="held">Ids of those that are registered already and are left out. When all are, the municipalities' history is not replayed.</param>
    /// <exception cref="ReferenceDataException">A file names what is not in the others.</exception>
    public static IReadOnlyList<Body> Of(ReferenceFiles files, string deployment, params IReadOnlyCollection<Guid> held)
    {
        var deployments = Deployments(files);
        var rows = files.Structure.Where(row => deployments.GetValueOrDefault(row.Name) == deployment && !held.Contains(IdOf(row))).ToList();
        if (rows.Count == 0)
            return [];
        var structure = new StructureBodies(files);
        return [.. rows.Select(row => structure.Body(row, deployment))];
    }

    /// <summary>The deployment that each body and network belongs to, by name: that of the region, or the nation, which its parents lead to.</summary>
    public static IReadOnlyDictionary<string, string> Deployments(ReferenceFiles files)
    {
        var rows = files.Structure.ToDictionary(row => row.Name);
        return (
            from row in files.Structure
            where IsBody(row)
            from parent in Parents(row, rows)
            let deployment = DeploymentOf(parent, files)
            where deployment is not null
            select (row.Name, deployment)).ToDictionary(found => found.Name, found => found.deployment);
    }

    // Bodies were parties once. They keep the id, and so whoever has a role at one keeps it.
    private static Guid IdOf(StructureRow row) => StableId.Of($"party/{row.Name}");

    private static bool IsBody(StructureRow row) => row.Kind is "body" or "network";

    private static IEnumerable<StructureRow> Parents(StructureRow row, Dictionary<string, StructureRow> rows)
    {
        for (var parent = row.Parent; parent is not null && rows.TryGetValue(parent, out var found); parent = found.Parent)
            yield return found;
    }

    private static string? DeploymentOf(StructureRow row, ReferenceFiles files) => row.Name == DeploymentId.Nation.Name
        ? DeploymentId.Nation.Id
        : files.Regions.LastOrDefault(region => region.Name == row.Name)?.Deployment;

    private Body Body(StructureRow row, string deployment)
    {
        var body = Bodies.Body.Create(IdOf(row), deployment, Owner(row, deployment));
        body.Describe(row.Name, KindOf(row), row.HostOrEngine is { } host ? Municipality(row, host) : null, foundedOn: null);
        body.NamedBy(row.Source);
        foreach (var seat in _files.BodySeats.Where(seat => seat.Body == row.Name).SelectMany(seat => Enumerable.Repeat(seat, seat.Count)))
        {
            body.Add(new Seat(
                StableId.Of($"seat/{row.Name}/{body.Seats.Count}"), Read<SeatKind>(seat.Kind, "body-seats.csv"), seat.Voting, seat.Optional,
                seat.AppointedBy is { } party ? Party(row, party) : null, seat.Note, From: null, To: null));
        }
        body.JudgeBy(_files.BodyReadings.Where(reading => reading.Body == row.Name).Select(Reading), _files.BodyRules.Where(rule => rule.Body == row.Name).Select(Rule));
        foreach (var mandate in _files.BodyMandates.Where(mandate => mandate.Body == row.Name))
            body.Adopt(Mandate(mandate, body.Mandates.Count + 1));
        return body;
    }

    /// <summary>The nearest of its parents that is registered: a region or the nation, a cluster, or another body.</summary>
    private Guid Owner(StructureRow row, string deployment) => Parents(row, _rows)
        .Select(parent => parent.Kind switch
        {
            "body" or "network" => IdOf(parent),
            "cluster" or "cluster_proposed" => StructureClusters.IdOf(deployment, parent),
            _ => DeploymentOf(parent, _files) is { } found ? StableId.OfDeployment(found) : (Guid?)null,
        })
        .OfType<Guid>().First();

    /// <summary>The kind, where the file's own words state it.</summary>
    private static BodyKind KindOf(StructureRow row) => row switch
    {
        { Kind: "network" } => BodyKind.Network,
        _ when WorkingCommittee().IsMatch(row.Name) => BodyKind.WorkingCommittee,
        _ when SteeringGroup().IsMatch(row.Name) => BodyKind.SteeringGroup,
        _ when CooperationBody().IsMatch(row.Name) => BodyKind.CooperationBody,
        _ when ReferenceGroup().IsMatch($"{row.Name} {row.Note}") => BodyKind.ReferenceGroup,
        _ => BodyKind.Other,
    };

    private static BodyReading Reading(BodyReadingRow row) => new(
        row.Key, row.Name, SeatKinds.Of(row.MunicipalSide.Select(kind => Read<SeatKind>(kind, "body-readings.csv"))),
        SeatKinds.Of(row.OtherSide.Select(kind => Read<SeatKind>(kind, "body-readings.csv"))), row.Source);

    private static CompositionRule Rule(BodyRuleRow row) => new(
        row.Key, Read<RuleStrength>(row.Strength, "body-rules.csv"), Read<RuleMeasure>(row.Measure, "body-rules.csv"), row.Minimum, row.Maximum,
        SeatKinds.Of(row.Kinds.Select(kind => Read<SeatKind>(kind, "body-rules.csv"))), row.Readings, row.Text, row.Source);

    private static BodyMandate Mandate(BodyMandateRow row, int version) => new(
        version, [.. row.Given.Select(power => (Open<Power>)Read<Power>(power, "body-mandates.csv"))],
        [.. row.Excluded.Select(power => (Open<Power>)Read<Power>(power, "body-mandates.csv"))], row.ValidFrom, row.ValidTo, row.Condition, LapsedOn: null,
        row.EvaluatedAtEnd, row.Source);

    private static TEnum Read<TEnum>(string name, string file)
        where TEnum : struct, Enum => Open.Find<TEnum>(name) ?? throw new ReferenceDataException($"{file}: '{name}' is none of {string.Join(", ", Open.NamesOf(typeof(TEnum)))}.");

    private Guid Municipality(StructureRow row, string name) => _names.Municipality(name)?.Id
        ?? throw new ReferenceDataException($"ksf-structure.csv: {name} of {row.Name} is no municipality.");

    private Guid Party(StructureRow row, string name) => _names.Party(name)
        ?? throw new ReferenceDataException($"body-seats.csv: {name} of {row.Name} is no party of ksf-structure.csv.");

    [GeneratedRegex(@"\bArbeidsutvalg", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex WorkingCommittee();

    [GeneratedRegex(@"\bStyringsgruppe?a?\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SteeringGroup();

    [GeneratedRegex(@"\bsamarbeidsorgan\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CooperationBody();

    [GeneratedRegex(@"\b(referansegruppe|reference group\b)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ReferenceGroup();
}
