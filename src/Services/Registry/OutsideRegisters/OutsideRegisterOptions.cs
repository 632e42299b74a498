using Microsoft.Extensions.Options;

namespace Ksf.Registry.OutsideRegisters;

/// <summary>How a register of others is read: sections <c>Ksf:OutsideRegisters:Klass</c> and <c>Ksf:OutsideRegisters:Enhetsregisteret</c>.</summary>
internal sealed record OutsideRegisterOptions
{
    public const string Section = "Ksf:OutsideRegisters";

    /// <summary>Whether it is read, and whether what was read last is used. Off by default, because it needs the internet.</summary>
    public bool On { get; init; }

    /// <summary>The address that all of its requests begin with. It ends in a slash.</summary>
    public Uri? BaseAddress { get; init; }

    /// <summary>How long after a reading that succeeded the next begins.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long a request waits before its second attempt; before each further one twice as long.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many records a page has, where the register has pages.</summary>
    public int PageSize { get; init; } = 500;
}

internal static class OutsideRegisterOptionsRegistration
{
    private static readonly (string Name, string Address)[] Registers =
    [
        (RegisterNames.Klass, "https://data.ssb.no/api/klass/v1/"),
        (RegisterNames.Enhetsregisteret, "https://data.brreg.no/enhetsregisteret/api/"),
    ];

    public static void AddOutsideRegisterOptions(this IServiceCollection services)
    {
        foreach (var (name, usual) in Registers)
        {
            var section = $"{OutsideRegisterOptions.Section}:{name}";
            services.AddOptions<OutsideRegisterOptions>(name)
                .BindConfiguration(section)
                .Validate(
                    options => options.BaseAddress is null || (options.BaseAddress is { IsAbsoluteUri: true, Scheme: "http" or "https" } address && address.AbsolutePath.EndsWith('/')),
                    $"{section}:BaseAddress must be an http(s) address that ends in a slash, such as {usual}.")
                .Validate(
                    options => options.Every >= TimeSpan.FromMinutes(1) && options.Every <= TimeSpan.FromDays(30),
                    $"{section}:Every must be from 00:01:00 to 30.00:00:00.")
                .Validate(
                    options => options.RetryDelay >= TimeSpan.Zero && options.RetryDelay <= TimeSpan.FromSeconds(30),
                    $"{section}:RetryDelay must be from 00:00:00 to 00:00:30.")
                .Validate(options => options.PageSize is >= 1 and <= 1_000, $"{section}:PageSize must be from 1 to 1000 records.")
                .ValidateOnStart();
            services.AddKeyedSingleton(name, (provider, _) =>
            {
                var options = provider.GetRequiredService<IOptionsMonitor<OutsideRegisterOptions>>().Get(name);
                return options with { BaseAddress = options.BaseAddress ?? new Uri(usual) };
            });
        }
    }
}

/// <summary>The registers, as settings, logs and the database name them.</summary>
internal static class RegisterNames
{
    /// <summary>Statistics Norway's classifications: municipalities and counties over time, and centrality.</summary>
    public const string Klass = "Klass";

    /// <summary>The register of organisations in Brønnøysund.</summary>
    public const string Enhetsregisteret = "Enhetsregisteret";
}
