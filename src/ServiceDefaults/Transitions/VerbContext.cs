using Ksf.Contracts;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Numbers;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Transitions;

/// <summary>The caller, the time and the deployment of a request. Bind it as a handler's parameter.</summary>
public sealed class VerbContext
{
    private readonly IServiceProvider _services;
    private readonly Dictionary<Type, object> _cache = [];

    private VerbContext(IServiceProvider services, Caller caller, DateTimeOffset now, Language language) =>
        (_services, Caller, Now, Language) = (services, caller, now, language);

    /// <summary>The caller.</summary>
    public Caller Caller { get; }

    /// <summary>The time of the request, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The language that the caller prefers.</summary>
    public Language Language { get; }

    /// <summary>Today's date in Norway.</summary>
    public DateOnly Today => Now.DateInNorway();

    /// <summary>The deployment.</summary>
    public Deployment Deployment => Service<Deployment>();

    /// <summary>The service's database.</summary>
    public TContext Db<TContext>()
        where TContext : KsfDbContext => Service<TContext>();

    /// <summary>A service from the container.</summary>
    public T Service<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Creates the id of a new record: a UUIDv7 of the present time.</summary>
    public Guid NewId() => Guid.CreateVersion7(Now);

    /// <summary>Draws the public number of a new record, such as <c>vest-2026-17</c>.</summary>
    /// <param name="noun">A noun with a series of numbers.</param>
    /// <param name="cancellationToken">Stops the draw.</param>
    public Task<string> NewNumberAsync(Noun noun, CancellationToken cancellationToken) =>
        _services.GetRequiredKeyedService<NumberSeries>(noun.Key).NextAsync(Service<KsfDbContext>(), Now, cancellationToken);

    /// <summary>Caches a looked-up object for the rest of the request.</summary>
    public T Cache<T>(T found)
        where T : class
    {
        _cache[typeof(T)] = found;
        return found;
    }

    /// <summary>An object cached earlier in the request; null when there is none.</summary>
    public T? Cached<T>()
        where T : class => _cache.GetValueOrDefault(typeof(T)) as T;

    /// <summary>Binds the context to a handler's parameter.</summary>
    public static async ValueTask<VerbContext> BindAsync(HttpContext context)
    {
        var services = context.RequestServices;
        return new VerbContext(services, await Caller.BindAsync(context), services.GetRequiredService<TimeProvider>().GetUtcNow(), context.Request.PreferredLanguage());
    }
}
