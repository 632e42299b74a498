using Microsoft.Extensions.Http.Resilience;

namespace Ksf.Registry.OutsideRegisters;

internal static class OutsideRegistersExtensions
{
    private const int LargestAnswer = 32 * 1024 * 1024;
    private static readonly TimeSpan AttemptLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Reads KLASS and Enhetsregisteret where they are on. Only the national Registry does.</summary>
    public static WebApplicationBuilder AddOutsideRegisters(this WebApplicationBuilder builder)
    {
        // A reading that fails is logged once, with the reason.
        builder.Logging.AddFilter("Polly", LogLevel.None).AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        builder.Services.AddOutsideRegisterOptions();
        builder.Services.AddClient<KlassClient>(RegisterNames.Klass);
        builder.Services.AddClient<EnhetsregisteretClient>(RegisterNames.Enhetsregisteret);
        builder.Services.AddSingleton<OutsideFacts>();
        builder.Services.AddSingleton<ImportOutsideRegisters>();
        builder.Services.AddHostedService<OutsideRegistersWorker>();
        return builder;
    }

    /// <summary>
    /// Adds the client of a register. An attempt that fails in a way that may pass (no connection, 408, 429, 5xx) is repeated three times, later each time, or when
    /// the register asks for it.
    /// </summary>
    private static void AddClient<TClient>(this IServiceCollection services, string name)
        where TClient : class
    {
        services.AddHttpClient<TClient>(http =>
        {
            http.MaxResponseContentBufferSize = LargestAnswer;
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.DefaultRequestHeaders.UserAgent.ParseAdd("KSF-Registry");
        }).AddStandardResilienceHandler().Configure((resilience, provider) =>
        {
            var options = provider.GetRequiredKeyedService<OutsideRegisterOptions>(name);
            resilience.Retry.Delay = options.RetryDelay;
            resilience.AttemptTimeout.Timeout = AttemptLimit;
            resilience.TotalRequestTimeout.Timeout = Limit;
            resilience.CircuitBreaker.SamplingDuration = AttemptLimit * 2;
        });
    }
}
