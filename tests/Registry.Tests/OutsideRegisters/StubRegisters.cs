using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ksf.Registry.Tests.OutsideRegisters;

/// <summary>
/// KLASS and Enhetsregisteret over real HTTP, in the shapes that they answer in, with the facts of our files. A test changes what they know, and makes them fail.
/// </summary>
internal sealed class StubRegisters : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly List<Failure> _failures = [];
    private readonly List<string> _asked = [];
    private int _notModified;

    private StubRegisters()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Use((context, next) => Failing(context) is { } failure ? AnswerAsync(context, failure) : next(context));
        _app.MapGet("/klass/classifications/{id:int}/{what}", (HttpContext context, int id, string what) => Answer(context, Klass.Answer(id, what, context.Request.Query)));
        _app.MapGet("/brreg/enheter", (HttpContext context) => Answer(context, Units.Page(context.Request, Address)));
        _app.MapGet("/brreg/enheter/{number}", (HttpContext context, string number) => Units.Status(number) == HttpStatusCode.OK
            ? Answer(context, Units.One(number))
            : Results.Json(new { organisasjonsnummer = number }, statusCode: (int)Units.Status(number)));
        _app.MapGet("/brreg/oppdateringer/enheter", (HttpContext context) => Results.Text(Units.Updates(context.Request, Address), "application/json"));
    }

    public StubKlass Klass { get; } = new();

    public StubUnits Units { get; } = new();

    public string Address { get; private set; } = "";

    /// <summary>How many requests were answered with 304.</summary>
    public int NotModified => Volatile.Read(ref _notModified);

    /// <summary>The paths and queries that were asked for, in order.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_lock)
                return [.. _asked];
        }
    }

    public static async Task<StubRegisters> StartAsync()
    {
        var stub = new StubRegisters();
        await stub._app.StartAsync();
        stub.Address = stub._app.Urls.Single();
        return stub;
    }

    /// <summary>Settings with which a Registry reads KLASS from here.</summary>
    public (string, string)[] KlassSettings => Settings("Klass", "klass");

    /// <summary>Settings with which a Registry reads Enhetsregisteret from here, by pages of 100.</summary>
    public (string, string)[] UnitSettings => [.. Settings("Enhetsregisteret", "brreg"), ("Ksf:OutsideRegisters:Enhetsregisteret:PageSize", "100")];

    /// <summary>Lets the next requests whose path and query contain a text fail.</summary>
    public void Fail(string containing, int status, int times = int.MaxValue) => Add(new Failure(containing, status, Cut: false) { Left = times });

    /// <summary>Cuts off the answers to requests whose path and query contain a text.</summary>
    public void CutOff(string containing) => Add(new Failure(containing, Status: 200, Cut: true) { Left = int.MaxValue });

    /// <summary>Lets everything work again.</summary>
    public void Mend()
    {
        lock (_lock)
            _failures.Clear();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private (string, string)[] Settings(string register, string path) =>
    [
        ($"Ksf:OutsideRegisters:{register}:On", "true"),
        ($"Ksf:OutsideRegisters:{register}:BaseAddress", $"{Address}/{path}/"),
        ($"Ksf:OutsideRegisters:{register}:RetryDelay", "00:00:00.010"),
    ];

    private void Add(Failure failure)
    {
        lock (_lock)
            _failures.Add(failure);
    }

    private Failure? Failing(HttpContext context)
    {
        var address = $"{context.Request.Path}{context.Request.QueryString}";
        lock (_lock)
        {
            _asked.Add(address);
            var failure = _failures.Find(failure => failure.Left > 0 && address.Contains(failure.Containing, StringComparison.Ordinal));
            if (failure is not null)
                failure.Left--;
            return failure;
        }
    }

    private static Task AnswerAsync(HttpContext context, Failure failure)
    {
        context.Response.StatusCode = failure.Status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(failure.Cut ? "{\"codeChanges\":[{\"oldCode\":\"1201\",\"oldName\":\"Ber" : "Tjenesten er ikke tilgjengelig");
    }

    private IResult Answer(HttpContext context, string body)
    {
        var etag = $"\"{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..16]}\"";
        context.Response.Headers.ETag = etag;
        if (context.Request.Headers.IfNoneMatch == etag)
        {
            Interlocked.Increment(ref _notModified);
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }
        return Results.Text(body, "application/json");
    }

    private sealed record Failure(string Containing, int Status, bool Cut)
    {
        public int Left { get; set; }
    }
}
