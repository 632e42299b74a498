using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Forms;

/// <summary>The script that saves drafts while one types.</summary>
internal static class FormScript
{
    private const string Name = "kladd.js";

    /// <summary>Its address, and the hash that the browser must find in it.</summary>
    public static (string Url, string? Integrity) In(ResourceAssetCollection assets)
    {
        var url = assets[Name];
        var properties = assets.FirstOrDefault(asset => asset.Url == url)?.Properties;
        return (url, properties?.FirstOrDefault(property => property.Name == "integrity")?.Value);
    }
}
