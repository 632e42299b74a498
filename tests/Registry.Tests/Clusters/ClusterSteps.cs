using System.Globalization;
using System.Net;
using System.Text.Json;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Clusters;

/// <summary>What a secretariat does with a cluster, in a line each.</summary>
internal static class ClusterSteps
{
    /// <summary>A day so many days from today, as it is written.</summary>
    public static string InDays(int days) =>
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(days).ToString("O", CultureInfo.InvariantCulture);

    extension(Country country)
    {
        /// <summary>Founds a cluster of KSF Vest without a research partner.</summary>
        public async Task<JsonElement> ClusterAsync(
            string name, string area, string foundedOn, string[] members, string[]? engines = null, string? coordinator = null, string? model = null)
        {
            using var answer = await country.TryToFoundAsync(name, area, foundedOn, members, engines, coordinator, model);
            return await answer.JsonAsync(HttpStatusCode.Created);
        }

        public Task<HttpResponseMessage> TryToFoundAsync(
            string name, string area, string foundedOn, string[] members, string[]? engines = null, string? coordinator = null, string? model = null, string query = "") =>
            country.Secretariat.CreateAsync($"/v1/clusters{query}", new
            {
                name,
                foundedOn,
                members,
                engines,
                coordinator,
                areas = new[] { area },
                waiver = "Partnere kommer senere.",
                model,
            });

        /// <summary>A change of a cluster from the version that is there now.</summary>
        public async Task<HttpResponseMessage> TryWithClusterAsync(JsonElement cluster, string path, object change, string query = "")
        {
            using var now = await country.Reader.AskAsync($"/v1/clusters/{cluster.Text("id")}");
            return await country.Secretariat.ChangeAsync(HttpMethod.Post, $"/v1/clusters/{cluster.Text("id")}/{path}{query}", now.Headers.ETag!.Tag, change);
        }

        public async Task<JsonElement> WithClusterAsync(JsonElement cluster, string path, object change)
        {
            using var answer = await country.TryWithClusterAsync(cluster, path, change);
            return await answer.JsonAsync();
        }

        /// <summary>Asserts that a change is refused because of one field.</summary>
        public async Task RefusedOfClusterAsync(JsonElement cluster, string path, object change, string pointer)
        {
            using var answer = await country.TryWithClusterAsync(cluster, path, change);
            Assert.Equal([pointer], (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).Errors().Keys);
        }

        public Task<JsonElement> ReadAsync(JsonElement cluster, string? on = null) =>
            country.Reader.ReadAsync($"/v1/clusters/{cluster.Text("id")}{(on is null ? "" : $"?on={on}")}");

        /// <summary>Lets days pass for a cluster: everything of it that is dated, moves back.</summary>
        public Task DaysPassAsync(JsonElement cluster, int days) => country.Vest.QueryAsync<int>(
            """
            with moved as (
                update clusters set stated_on = stated_on - $2, begins_on = begins_on - $2, ends_on = ends_on - $2, founded_on = founded_on - $2 where id = $1),
            parts as (update cluster_participations set valid_from = valid_from - $2, valid_to = valid_to - $2 where cluster_id = $1)
            update cluster_primaries set valid_from = valid_from - $2, valid_to = valid_to - $2 where cluster_id = $1
            """, Guid.Parse(cluster.Text("id")), days);
    }

    public static IEnumerable<string> Members(this JsonElement cluster) => cluster.Items("members").Select(member => member.Text("number"));

    /// <summary>The numbers of those that are counted in it.</summary>
    public static IEnumerable<string> Counted(this JsonElement cluster) =>
        cluster.Items("members").Where(member => member.GetProperty("primary").GetBoolean()).Select(member => member.Text("number"));

    /// <summary>The numbers of those with a role on the day of the answer.</summary>
    public static IEnumerable<string> With(this JsonElement cluster, string role, string on) => cluster.Items("participations")
        .Where(part => part.Text("role") == role && string.CompareOrdinal(part.Text("from"), on) <= 0 && (part.IsNull("to") || string.CompareOrdinal(part.Text("to"), on) > 0))
        .Select(part => part.Text("number"));

    public static bool IsNull(this JsonElement json, string property) => !json.TryGetProperty(property, out var value) || value.ValueKind is JsonValueKind.Null;
}
