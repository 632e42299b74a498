using System.Globalization;
using Ksf.ServiceDefaults;

namespace Ksf.Registry.Actors;

/// <summary>
/// The opaque ids of those who have been erased, in a file outside the database (<c>Registry:ErasureList</c>), so that a restored database forgets them again.
/// The id alone identifies nobody.
/// </summary>
internal sealed class ErasureList(IConfiguration configuration, Deployment deployment, ILogger<ErasureList> logger)
{
    private const string Setting = "Registry:ErasureList";

    private readonly string? _path = configuration[Setting] is { Length: > 0 } path ? path : null;

    /// <summary>Adds a person, before the erasure is committed: nobody is erased whom the list does not have.</summary>
    public async Task AddAsync(Guid person, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (_path is null)
        {
            logger.LogWarning("Person {Person} is erased in {Deployment} and stands in no list, because {Setting} is not set: repeat it after a restore", person, deployment.Id, Setting);
            return;
        }
        if (Path.GetDirectoryName(_path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        await File.AppendAllTextAsync(_path, string.Create(CultureInfo.InvariantCulture, $"{person};{at:O}\n"), cancellationToken);
    }

    /// <summary>Those who stand in the list.</summary>
    public async Task<IReadOnlyList<Guid>> ReadAsync(CancellationToken cancellationToken)
    {
        if (_path is null || !File.Exists(_path))
            return [];
        var lines = await File.ReadAllLinesAsync(_path, cancellationToken);
        // A line that a full disk has cut off stands for an erasure that was not committed.
        return [.. lines.Select(line => Guid.TryParse(line.Split(';')[0], out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct()];
    }
}
