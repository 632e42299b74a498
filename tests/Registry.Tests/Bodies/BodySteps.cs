using System.Net;
using System.Text.Json;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Bodies;

/// <summary>What a secretariat does with a body, in a line each.</summary>
internal static class BodySteps
{
    /// <summary>Two ways of counting the same seats, as KSF Vest's documents give them.</summary>
    public static readonly object[] TwoReadings =
    [
        new
        {
            key = "everybody",
            name = "Alle som har stemme",
            municipalSide = new[] { "municipal" },
            otherSide = new[] { "research", "user-organisation", "association", "health-trust", "authority", "other" },
        },
        new
        {
            key = "ks-with-municipalities",
            name = "Uten brukerorganisasjonene, med KS på kommunenes side",
            municipalSide = new[] { "municipal", "association" },
            otherSide = new[] { "research", "health-trust", "authority", "other" },
        },
    ];

    public static readonly object Majority = new { key = "majority", strength = "hard", measure = "majority", text = "Kommunene skal ha flertall.", source = "report-2019" };

    extension(Country country)
    {
        /// <summary>Registers a body of KSF Vest.</summary>
        public async Task<JsonElement> BodyAsync(string name, object[]? seats = null, object[]? readings = null, object[]? rules = null, string owner = "vest")
        {
            using var answer = await country.Secretariat.CreateAsync("/v1/bodies", new { owner, name, kind = "cooperation-body", seats, readings, rules });
            return await answer.JsonAsync(HttpStatusCode.Created);
        }

        /// <summary>A change from the version that is there now.</summary>
        public async Task<HttpResponseMessage> TryAsync(JsonElement body, string path, object change, string query = "", HttpMethod? method = null)
        {
            using var now = await country.Reader.AskAsync($"/v1/bodies/{body.Text("id")}");
            return await country.Secretariat.ChangeAsync(method ?? HttpMethod.Post, $"/v1/bodies/{body.Text("id")}{path}{query}", now.Headers.ETag!.Tag, change);
        }

        public async Task<JsonElement> ChangeAsync(JsonElement body, string path, object change)
        {
            using var answer = await country.TryAsync(body, path, change);
            return await answer.JsonAsync();
        }

        /// <summary>Asserts that a change is refused because of one field.</summary>
        public async Task RefusedAsync(JsonElement body, string path, object change, string pointer)
        {
            using var answer = await country.TryAsync(body, path, change);
            Assert.Equal([pointer], (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).Errors().Keys);
        }

        /// <summary>Registers a person of KSF Vest.</summary>
        public async Task<string> PersonAsync(string name)
        {
            using var answer = await country.Secretariat.CreateAsync(
                "/v1/persons", new { name, workEmail = "fou@example.no", issuer = country.Vest.Issuer.Authority, sub = $"person {name}" });
            return (await answer.JsonAsync(HttpStatusCode.Created)).Text("id");
        }
    }

    /// <summary>The finding of a rule, under a reading where it has one.</summary>
    public static JsonElement Finding(this JsonElement body, string rule, string? reading = null) =>
        body.Items("findings").Single(finding => finding.Text("rule") == rule && finding.TextOrNull("reading") == reading);

    /// <summary>A tally as it is read: «6», or «7–8».</summary>
    public static string Tally(this JsonElement finding, string property)
    {
        var (least, greatest) = (finding.GetProperty(property).GetProperty("least").GetInt32(), finding.GetProperty(property).GetProperty("greatest").GetInt32());
        return least == greatest ? $"{least}" : $"{least}–{greatest}";
    }

    public static bool Holds(this JsonElement body, string power) =>
        body.Items("powers").Single(held => held.Text("power") == power).GetProperty("held").GetBoolean();

    public static string Standing(this JsonElement body, string power) => body.Items("powers").Single(held => held.Text("power") == power).Text("standing");
}
