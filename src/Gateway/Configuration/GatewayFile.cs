using System.Text.Json;
using System.Text.Json.Serialization;
using Ksf.Gateway.Limits;

namespace Ksf.Gateway.Configuration;

/// <summary>The contents of <c>gateway.json</c>.</summary>
internal sealed record GatewayFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public IReadOnlyList<DeploymentEntry> Deployments { get; init; } = [];

    /// <summary>Paths below <c>/{deployment}/{service}/v1/</c> that may be read without a token.</summary>
    public IReadOnlyList<string> Anonymous { get; init; } = [];

    public IReadOnlyList<RouteEntry> Routes { get; init; } = [];

    public TrafficLimits Limits { get; init; } = new();

    /// <summary>Reads the file's text.</summary>
    /// <exception cref="InvalidGatewayFileException">It is not JSON, or breaks a rule.</exception>
    public static GatewayFile Parse(string text)
    {
        GatewayFile file;
        try
        {
            file = JsonSerializer.Deserialize<GatewayFile>(text, Json) ?? throw new InvalidGatewayFileException("it is empty");
        }
        catch (JsonException wrong)
        {
            throw new InvalidGatewayFileException(wrong.Message);
        }

        var mistakes = GatewayFileRules.Mistakes(file).ToArray();
        return mistakes.Length == 0 ? file : throw new InvalidGatewayFileException(string.Join("; ", mistakes));
    }
}

/// <summary>A deployment in the file.</summary>
/// <param name="Id">First part of its addresses: <c>vest</c>.</param>
/// <param name="Name">Display name.</param>
/// <param name="Level">The nation's or a region's.</param>
/// <param name="Addresses">Addresses by service, when they do not come from the environment.</param>
/// <param name="Contact">E-mail address of its secretariat, shown to anyone; null when none is published.</param>
internal sealed record DeploymentEntry(
    string Id, string Name, ServiceDefaults.DeploymentLevel Level, IReadOnlyDictionary<string, IReadOnlyList<Uri>>? Addresses = null, string? Contact = null);

/// <summary>A further route.</summary>
/// <param name="Id">Its name in logs and metrics.</param>
/// <param name="Path">Route template: <c>/docs/{**rest}</c>.</param>
/// <param name="Addresses">Where requests are forwarded, with the path unchanged.</param>
/// <param name="Token">Whether it requires a valid token.</param>
internal sealed record RouteEntry(string Id, string Path, IReadOnlyList<Uri> Addresses, bool Token = true);

/// <summary>The file is invalid. The message names the error.</summary>
internal sealed class InvalidGatewayFileException(string message) : Exception(message);
