using System.Diagnostics.CodeAnalysis;

namespace Ksf.Contracts.Deployments;

/// <summary>One whole set of the services: the nation's, or a region's.</summary>
/// <param name="Id">First part of its addresses and routing keys, and the name of its virtual host.</param>
/// <param name="Name">Display name.</param>
/// <param name="IsNation">Whether it is the nation's deployment, of which there is one.</param>
public sealed record DeploymentId(string Id, string Name, bool IsNation = false)
{
    /// <summary>The nation's deployment: every link has it at one end.</summary>
    public static DeploymentId Nation { get; } = new("nasjonal", "KSF nasjonalt", IsNation: true);

    /// <summary>The nation and the regions as of 2024. Regions are data: they have been four, five, six and seven.</summary>
    public static IReadOnlyList<DeploymentId> Known { get; } =
    [
        Nation,
        new("vest", "KSF Vest"),
        new("midt", "KSF Midt"),
        new("nord", "KSF Nord"),
        new("innlandet", "KSF Innlandet"),
        new("sorost", "KSF Sør-Øst"),
        new("sor", "KSF Sør"),
        new("ost", "KSF Øst"),
    ];

    /// <summary><c>national</c> or <c>regional</c>, as in configuration.</summary>
    public string Level => IsNation ? "national" : "regional";

    /// <summary>Parses a list such as <c>nasjonal,vest,midt</c>. The nation is always included, and first.</summary>
    /// <param name="ids">Comma-separated ids.</param>
    /// <param name="chosen">The deployments, without duplicates.</param>
    /// <param name="problem">What is wrong with the list, and what to write instead.</param>
    public static bool TryRead(string ids, out IReadOnlyList<DeploymentId> chosen, [NotNullWhen(false)] out string? problem)
    {
        var wanted = ids.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        chosen = [.. Known.Where(deployment => deployment.IsNation || wanted.Contains(deployment.Id))];
        var unknown = wanted.Except(Known.Select(deployment => deployment.Id), StringComparer.Ordinal).ToList();
        problem = unknown.Count == 0
            ? null
            : $"There is no deployment '{string.Join("', '", unknown)}'. Choose among {string.Join(", ", Known.Select(deployment => deployment.Id))}.";
        return problem is null;
    }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
