using Microsoft.Extensions.Caching.Memory;

namespace Ksf.Portal.Session;

/// <summary>Stores a form while the user signs in again: per user and page, for half an hour, and read once.</summary>
internal sealed class Drafts(IMemoryCache cache, CurrentSession session)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    public void Keep<T>(string page, T typed)
        where T : class
    {
        if (session.Subject is { } subject)
            cache.Set((subject, page), typed, Kept);
    }

    public T? Take<T>(string page)
        where T : class
    {
        var key = (session.Subject, page);
        var typed = cache.Get<T>(key);
        cache.Remove(key);
        return typed;
    }
}
