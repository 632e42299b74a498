using System.Text.Json.Nodes;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.OpenData;

/// <summary>
/// What can be downloaded, as DCAT-AP-NO 2 in JSON-LD, so that data.norge.no can harvest it. Built from the same list as the files.
/// </summary>
internal static class GetCatalogue
{
    private const string Licence = "http://data.norge.no/nlod/no/2.0";
    private const string Government = "http://publications.europa.eu/resource/authority/data-theme/GOVE";
    private const string FileTypes = "http://publications.europa.eu/resource/authority/file-type/";
    private const string Public = "http://publications.europa.eu/resource/authority/access-right/PUBLIC";

    private static readonly Text Title = new("Hvem er hvem i KSF", "Kven er kven i KSF", "Who is who in KSF");

    private static readonly Text Description = new(
        "Kommuner, regioner, klynger, organ og avtaler i Kommunenes samarbeidsarena for forskning, slik de er registrert i {0}.",
        "Kommunar, regionar, klynger, organ og avtalar i Kommunane sin samarbeidsarena for forsking, slik dei er registrerte i {0}.",
        "Municipalities, regions, clusters, bodies and agreements in the municipalities' collaboration arena for research, as registered in {0}.");

    public static IResult Handle(Deployment deployment)
    {
        var root = $"{deployment.ServiceUrl}/v1/";
        var publisher = new JsonObject { ["@id"] = $"{root}open-data#publisher", ["@type"] = "foaf:Agent", ["foaf:name"] = deployment.Id };
        var catalogue = new JsonObject
        {
            ["@context"] = Context(),
            ["@id"] = $"{root}open-data",
            ["@type"] = "dcat:Catalog",
            ["dct:title"] = InAll(Title),
            ["dct:description"] = InAll(Description, deployment.Id),
            ["dct:publisher"] = publisher,
            ["dct:license"] = Reference(Licence),
            ["foaf:homepage"] = Reference(new Uri(deployment.PublicUrl, "/kilder").ToString()),
            ["dcat:dataset"] = new JsonArray([.. Datasets.All.Select(dataset => Of(dataset, root, deployment))]),
        };
        return TypedResults.Text(catalogue.ToJsonString(), "application/ld+json");
    }

    private static JsonObject Of(Dataset dataset, string root, Deployment deployment) => new()
    {
        ["@id"] = $"{root}open-data/{dataset.Key}",
        ["@type"] = "dcat:Dataset",
        ["dct:identifier"] = $"{root}open-data/{dataset.Key}",
        ["dct:title"] = InAll(dataset.Title),
        ["dct:description"] = InAll(dataset.Description),
        ["dct:publisher"] = Reference($"{root}open-data#publisher"),
        ["dct:accessRights"] = Reference(Public),
        ["dcat:theme"] = Reference(Government),
        ["dcat:contactPoint"] = new JsonObject { ["@type"] = "vcard:Organization", ["vcard:hasURL"] = Reference(new Uri(deployment.PublicUrl, "/kontakt").ToString()) },
        ["dcat:distribution"] = new JsonArray(
            Distribution($"{root}open-data/{dataset.Key}.csv", "CSV", "text/csv"), Distribution($"{root}{dataset.JsonPath}", "JSON", "application/json")),
    };

    private static JsonObject Distribution(string address, string format, string mediaType) => new()
    {
        ["@id"] = $"{address}#{format.ToLowerInvariant()}",
        ["@type"] = "dcat:Distribution",
        ["dcat:accessURL"] = Reference(address),
        ["dcat:downloadURL"] = Reference(address),
        ["dct:format"] = Reference($"{FileTypes}{format}"),
        ["dcat:mediaType"] = Reference($"https://www.iana.org/assignments/media-types/{mediaType}"),
        ["dct:license"] = Reference(Licence),
    };

    private static JsonObject Context() => new()
    {
        ["dcat"] = "http://www.w3.org/ns/dcat#",
        ["dct"] = "http://purl.org/dc/terms/",
        ["foaf"] = "http://xmlns.com/foaf/0.1/",
        ["vcard"] = "http://www.w3.org/2006/vcard/ns#",
    };

    private static JsonObject Reference(string address) => new() { ["@id"] = address };

    private static JsonArray InAll(Text text, params object?[] values) =>
        new([.. Enum.GetValues<Language>().Select(language => new JsonObject { ["@language"] = language.Tag, ["@value"] = text.In(language, values) })]);
}
