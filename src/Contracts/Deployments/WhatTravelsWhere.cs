namespace Ksf.Contracts.Deployments;

/// <summary>
/// The one table of what travels between deployments. The brokers' queues, bindings and links are generated from it. Nothing else travels.
/// </summary>
/// <remarks>
/// Links connect the nation with each region, so an event from region to region passes through the nation. A binding always names the
/// originating deployment, never a wildcard. Nothing bound for a deployment has a key that begins with that deployment, so nothing loops.
/// </remarks>
public static class WhatTravelsWhere
{
    /// <summary>The table.</summary>
    public static IReadOnlyList<Travel> Table { get; } =
    [
        new("registry.municipality.*", Origin.Nation, Destination.Regions),
        new("registry.county.*", Origin.Nation, Destination.Regions),
        new("registry.region.*", Origin.Nation, Destination.Regions),
        new("registry.party.*", Origin.Nation, Destination.Regions),
        new("registry.cluster.*", Origin.Regions, Destination.Nation),
        new("registry.agreement.*", Origin.Regions, Destination.Nation),
        new("registry.body.*", Origin.Regions, Destination.Nation),
        new("registry.position.*", Origin.Regions, Destination.Nation),
        new("knowledge.need.*", Origin.Anyone, Destination.Everyone),
        new("knowledge.endorsement.*", Origin.Anyone, Destination.Everyone),
        new("platform.resynchronisation.*", Origin.Anyone, Destination.Everyone),
    ];

    /// <summary>The links among these deployments, both ways between the nation and each region.</summary>
    public static IEnumerable<Link> Links(IReadOnlyCollection<DeploymentId> deployments) =>
        from region in deployments
        where !region.IsNation
        from link in new[] { new Link(region, DeploymentId.Nation), new Link(DeploymentId.Nation, region) }
        select link;

    /// <summary>Every binding that these deployments' brokers need.</summary>
    public static IEnumerable<LinkBinding> Bindings(IReadOnlyCollection<DeploymentId> deployments) => Bindings(deployments, Table);

    internal static IEnumerable<LinkBinding> Bindings(IReadOnlyCollection<DeploymentId> deployments, IEnumerable<Travel> table) =>
        (from travel in table
         from origin in deployments
         where travel.Leaves(origin)
         from destination in deployments
         where destination != origin && travel.Reaches(destination)
         from link in Way(origin, destination)
         select new LinkBinding(link, $"{origin}.{travel.Key}")).Distinct();

    private static IEnumerable<Link> Way(DeploymentId origin, DeploymentId destination) => origin.IsNation || destination.IsNation
        ? [new(origin, destination)]
        : [new(origin, DeploymentId.Nation), new(DeploymentId.Nation, destination)];
}

/// <summary>A row of the table.</summary>
/// <param name="Key">Routing key without the deployment, with AMQP's wildcards: <c>registry.municipality.*</c>.</param>
/// <param name="From">Where the events originate.</param>
/// <param name="To">Which deployments receive them.</param>
public sealed record Travel(string Key, Origin From, Destination To)
{
    internal bool Leaves(DeploymentId origin) => From == Origin.Anyone || origin.IsNation == (From == Origin.Nation);

    internal bool Reaches(DeploymentId destination) => To == Destination.Everyone || destination.IsNation == (To == Destination.Nation);
}

/// <summary>Where a row's events originate.</summary>
public enum Origin
{
    /// <summary>In the nation.</summary>
    Nation,

    /// <summary>In each region.</summary>
    Regions,

    /// <summary>In any deployment.</summary>
    Anyone,
}

/// <summary>Which deployments receive a row's events.</summary>
public enum Destination
{
    /// <summary>The nation.</summary>
    Nation,

    /// <summary>Each region.</summary>
    Regions,

    /// <summary>Every deployment except the originating one.</summary>
    Everyone,
}

/// <summary>A link that carries events from one deployment's broker to another's.</summary>
public sealed record Link(DeploymentId From, DeploymentId To)
{
    /// <summary>The durable queue for outbound events, in the sending deployment's virtual host.</summary>
    public string Queue => $"to.{To}";

    /// <summary>The name of the shovel.</summary>
    public string Name => $"{From}-to-{To}";

    /// <summary>The region at one end. Its broker runs the shovels of both directions, so that only it holds credentials.</summary>
    public DeploymentId Region => From.IsNation ? To : From;
}

/// <summary>A binding of a link's queue to the exchange <c>ksf.events</c> of the sending deployment.</summary>
public sealed record LinkBinding(Link Link, string Key);
