namespace Aspire.Hosting.ApplicationModel;

public abstract class ContainerFileSystemItem
{
    public string Name { get; set; } = "";
}

public sealed class ContainerFile : ContainerFileSystemItem
{
    public string? Contents { get; set; }
}

public sealed class ContainerDirectory : ContainerFileSystemItem
{
    public IEnumerable<ContainerFileSystemItem> Entries { get; set; } = [];
}

public sealed class ContainerFileSystemCallbackContext
{
    public required IResource Model { get; init; }
}
