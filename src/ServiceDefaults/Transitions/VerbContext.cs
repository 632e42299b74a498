using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Transitions;

/// <summary>Who does something, when and where. Take it as a parameter of a handler.</summary>
public sealed class VerbContext
{
    private readonly IServiceProvider _services;
    private readonly Dictionary<Type, object> _remembered = [];

    private VerbContext(IServiceProvider services, Caller caller, DateTimeOffset now) => (_services, Caller, Now) = (services, caller, now);

    /// <summary>Who.</summary>
    public Caller Caller { get; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The day in Norway.</summary>
    public DateOnly Today => Now.DateInNorway();

    /// <summary>Where.</summary>
    public Deployment Deployment => Service<Deployment>();

    /// <summary>The service's database.</summary>
    public TContext Db<TContext>()
        where TContext : KsfDbContext => Service<TContext>();

    /// <summary>Anything else from the container.</summary>
    public T Service<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>An id for something new: UUIDv7 of now.</summary>
    public Guid NewId() => Guid.CreateVersion7(Now);

    /// <summary>Keeps what was looked up, for whoever needs it later in the same request.</summary>
    public T Remember<T>(T found)
        where T : class
    {
        _remembered[typeof(T)] = found;
        return found;
    }

    /// <summary>What was looked up before in the same request; null when it was not.</summary>
    public T? Recall<T>()
        where T : class => _remembered.GetValueOrDefault(typeof(T)) as T;

    /// <summary>Binds it to a handler's parameter.</summary>
    public static async ValueTask<VerbContext> BindAsync(HttpContext context)
    {
        var services = context.RequestServices;
        return new VerbContext(services, await Caller.BindAsync(context), services.GetRequiredService<TimeProvider>().GetUtcNow());
    }
}
