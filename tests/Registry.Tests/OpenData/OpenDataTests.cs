using System.Net;
using System.Text.Json;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.OpenData;

/// <summary>What anyone downloads, and the catalogue that leads to it.</summary>
public sealed class OpenDataTests(Country country)
{
    [Fact]
    public async Task Every_dataset_of_the_catalogue_can_be_downloaded_as_a_file_and_read_as_json()
    {
        var catalogue = await CatalogueAsync();
        var datasets = catalogue.GetProperty("dcat:dataset").EnumerateArray().ToList();

        Assert.Equal(
            ["municipalities", "regions", "clusters", "cluster-participations", "bodies", "body-seats", "agreements", "parties"],
            datasets.Select(dataset => dataset.Text("dct:identifier").Split('/')[^1]));
        foreach (var dataset in datasets)
        {
            Assert.Equal(["nb", "nn", "en"], dataset.GetProperty("dct:title").EnumerateArray().Select(title => title.Text("@language")));
            foreach (var distribution in dataset.GetProperty("dcat:distribution").EnumerateArray())
            {
                var address = new Uri(distribution.GetProperty("dcat:accessURL").Text("@id")).AbsolutePath;
                using var answer = await country.Vest.Anonymous.GetAsync(new Uri(address["/vest/registry".Length..], UriKind.Relative));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.Equal(distribution.GetProperty("dcat:mediaType").Text("@id").Split("media-types/")[1], answer.Content.Headers.ContentType!.MediaType);
            }
        }
    }

    [Fact]
    public async Task The_catalogue_says_under_which_licence_and_whom_to_ask()
    {
        var catalogue = await CatalogueAsync();
        var dataset = catalogue.GetProperty("dcat:dataset")[0];

        Assert.Equal("dcat:Catalog", catalogue.Text("@type"));
        Assert.Equal("http://data.norge.no/nlod/no/2.0", catalogue.GetProperty("dct:license").Text("@id"));
        Assert.EndsWith("/kontakt", dataset.GetProperty("dcat:contactPoint").GetProperty("vcard:hasURL").Text("@id"), StringComparison.Ordinal);
        Assert.Equal(catalogue.GetProperty("dct:publisher").Text("@id"), dataset.GetProperty("dct:publisher").Text("@id"));
    }

    [Theory]
    [InlineData("2019-12-31", 422)]
    [InlineData("2020-01-01", 356)]
    [InlineData("2024-01-01", 357)]
    public async Task A_file_is_as_of_a_day(string day, int count)
    {
        var rows = await RowsAsync(country.Nation.Anonymous, $"/v1/open-data/municipalities.csv?on={day}");

        Assert.StartsWith("id,number,name,county,region,", rows[0], StringComparison.Ordinal);
        Assert.Equal(count, rows.Count - 1);
    }

    [Fact]
    public async Task Who_takes_part_in_a_cluster_is_there_with_the_period_and_a_name_like_a_formula_is_text()
    {
        using var founded = await country.Secretariat.CreateAsync(
            "/v1/clusters", new { name = "=2+3 for åpne data", foundedOn = "2024-01-01", members = new[] { "4643", "4644" }, waiver = "Partnere kommer senere." });
        var id = (await founded.JsonAsync(HttpStatusCode.Created)).Text("id");

        var clusters = await RowsAsync(country.Vest.Anonymous, "/v1/open-data/clusters.csv");
        var parts = await RowsAsync(country.Vest.Anonymous, "/v1/open-data/cluster-participations.csv");

        Assert.Equal($"{id},vest,\"'=2+3 for åpne data\",established,2024-01-01,day,,,", Assert.Single(clusters, row => row.StartsWith(id, StringComparison.Ordinal)));
        Assert.Equal(
            [",4643,Årdal,member,2024-01-01,", ",4644,Luster,member,2024-01-01,"],
            parts.Where(row => row.StartsWith(id, StringComparison.Ordinal)).Select(row => row[$"{id},\"'=2+3 for åpne data\",{Guid.Empty}".Length..]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_seat_says_that_it_is_held_and_never_by_whom()
    {
        using var created = await country.Secretariat.CreateAsync(
            "/v1/bodies", new { owner = "vest", name = "Utvalg for åpne data", kind = "working-committee", seats = new[] { new { kind = "municipal" } } });
        var body = await created.JsonAsync(HttpStatusCode.Created);
        using var person = await country.Secretariat.CreateAsync("/v1/persons", new { name = "Kari Unik-Navnesen", issuer = country.Vest.Issuer.Authority, sub = "aapne-data" });
        var kari = (await person.JsonAsync(HttpStatusCode.Created)).Text("id");
        using var appointed = await country.Secretariat.ChangeAsync(
            HttpMethod.Post, $"{created.Location}/appointments", "\"1\"",
            new { seat = body.Items("seats")[0].Text("id"), person = kari, @as = "holder", from = "2024-01-01", nameIsPublic = true });
        await appointed.JsonAsync();

        foreach (var client in (HttpClient[])[country.Vest.Anonymous, country.Secretariat])
        {
            var rows = await RowsAsync(client, "/v1/open-data/body-seats.csv");
            Assert.EndsWith(",municipal,true,false,,,,,true,false", Assert.Single(rows, row => row.StartsWith(body.Text("id"), StringComparison.Ordinal)), StringComparison.Ordinal);
            Assert.DoesNotContain(rows, row => row.Contains("Navnesen", StringComparison.Ordinal) || row.Contains(kari, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_is_not_there_and_a_day_before_the_register_are_explained()
    {
        await country.Vest.Anonymous.ReadProblemAsync("/v1/open-data/people.csv", HttpStatusCode.NotFound, "not-found");
        var refused = await country.Vest.Anonymous.ReadProblemAsync("/v1/open-data/regions.csv?on=2016-12-31", HttpStatusCode.UnprocessableEntity, "invalid-fields");

        Assert.Equal("?on", refused.OnlyError().Pointer);
    }

    private async Task<JsonElement> CatalogueAsync()
    {
        using var answer = await country.Vest.Anonymous.GetAsync(new Uri("/v1/open-data", UriKind.Relative));
        Assert.Equal("application/ld+json", answer.Content.Headers.ContentType!.MediaType);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        return (await answer.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
