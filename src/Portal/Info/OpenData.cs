using System.Text.Json;
using Ksf.Contracts.Deployments;
using Ksf.Portal.Services;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Info;

/// <summary>The catalogue of open data: for machines at the address that they look for, for people as a page.</summary>
internal static class OpenData
{
    private static readonly string Catalogue = $"/{DeploymentId.Nation.Id}/registry/v1/open-data";

    /// <summary>DCAT is looked for at <c>/.well-known/dcat</c>.</summary>
    public static void MapOpenData(this IEndpointRouteBuilder routes) => routes.MapGet("/.well-known/dcat", () => Results.Redirect(Catalogue));

    /// <summary>What can be downloaded, in the reader's language.</summary>
    public static async Task<Answer<IReadOnlyList<OpenDataset>>> ReadAsync(ServiceClient services, Language language, CancellationToken cancellation)
    {
        var catalogue = await services.GetAsync<JsonDocument>(Catalogue, cancellation);
        return catalogue.Then<IReadOnlyList<OpenDataset>>(found =>
        [
            .. found.RootElement.GetProperty("dcat:dataset").EnumerateArray().Select(dataset => new OpenDataset(
                In(dataset.GetProperty("dct:title"), language), In(dataset.GetProperty("dct:description"), language),
                [
                    .. dataset.GetProperty("dcat:distribution").EnumerateArray().Select(distribution => (
                        distribution.GetProperty("dct:format").GetProperty("@id").GetString()!.Split('/')[^1],
                        new Uri(distribution.GetProperty("dcat:accessURL").GetProperty("@id").GetString()!).AbsolutePath)),
                ])),
        ]);
    }

    private static string In(JsonElement texts, Language language) =>
        texts.EnumerateArray().First(text => text.GetProperty("@language").GetString() == language.Tag).GetProperty("@value").GetString()!;
}

/// <summary>A dataset of the catalogue, and where it is in each format.</summary>
internal sealed record OpenDataset(string Title, string Description, IReadOnlyList<(string Format, string Address)> Files);
