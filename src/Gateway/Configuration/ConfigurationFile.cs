using Ksf.Gateway.Routes;
using Ksf.ServiceDefaults;
using Yarp.ReverseProxy.Configuration;

namespace Ksf.Gateway.Configuration;

/// <summary>
/// Applies <c>gateway.json</c>. An invalid file stops the gateway at startup. When the file becomes invalid later, the configuration in use
/// is kept, and the log and <c>/status</c> report the error.
/// </summary>
internal sealed class ConfigurationFile(
    IConfiguration settings,
    CurrentConfiguration current,
    IConfigValidator validator,
    ProxyConfigProvider proxy,
    TimeProvider time,
    ILogger<ConfigurationFile> logger)
{
    private const string Key = "Gateway:File";

    private readonly ServiceAddresses _environment = ServiceAddresses.From(settings);
    private readonly string _path = Path.GetFullPath(settings[Key] ?? Path.Combine(AppContext.BaseDirectory, "gateway.json"));
    private string? _text;

    /// <summary>Reads the file for the first time.</summary>
    /// <exception cref="InvalidSettingException">The file is missing or cannot be used.</exception>
    public async Task LoadAsync()
    {
        try
        {
            await ApplyAsync(await File.ReadAllTextAsync(_path));
        }
        catch (Exception wrong) when (wrong is InvalidGatewayFileException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidSettingException(Key, $"names {_path}, which cannot be used ({wrong.Message})", "the path of a gateway.json without that mistake");
        }
    }

    /// <summary>Applies the file if it has changed and is valid.</summary>
    public async Task ReloadAsync()
    {
        try
        {
            var text = await File.ReadAllTextAsync(_path);
            if (text == _text)
                return;
            await ApplyAsync(text);
            logger.LogInformation("{File} has changed and was applied", _path);
        }
        catch (Exception wrong) when (wrong is InvalidGatewayFileException or IOException or UnauthorizedAccessException)
        {
            if (current.Mistake == wrong.Message)
                return;
            logger.LogError("{File} is invalid, and the configuration in use is kept: {Mistake}", _path, wrong.Message);
            current.Refuse(wrong.Message);
        }
    }

    private async Task ApplyAsync(string text)
    {
        _text = text;
        var configuration = GatewayConfiguration.Of(GatewayFile.Parse(text), _environment);
        var (routes, clusters) = (ProxyRoutes.Routes(configuration), ProxyRoutes.Clusters(configuration));
        var mistakes = new List<Exception>();
        foreach (var route in routes)
            mistakes.AddRange(await validator.ValidateRouteAsync(route));
        foreach (var cluster in clusters)
            mistakes.AddRange(await validator.ValidateClusterAsync(cluster));
        if (mistakes.Count > 0)
            throw new InvalidGatewayFileException(string.Join("; ", mistakes.Select(mistake => mistake.Message)));

        current.Apply(configuration, time.GetUtcNow());
        proxy.Apply(routes, clusters);
    }
}
