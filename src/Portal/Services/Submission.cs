namespace Ksf.Portal.Services;

/// <summary>How a change is sent.</summary>
/// <param name="Key">Idempotency key: the same for the same change, so that it happens once.</param>
/// <param name="Version">ETag of what the person saw; null when something is created.</param>
/// <param name="IsDryRun">Whether the service only checks it and changes nothing.</param>
internal sealed record Submission(Guid Key, string? Version = null, bool IsDryRun = false);
