using System.Net;
using System.Text.Json;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Agreements;

/// <summary>What a secretariat does with agreements, in a line each.</summary>
internal static class AgreementSteps
{
    extension(Country country)
    {
        public async Task<JsonElement> SignAsync(object agreement)
        {
            using var answer = await country.Secretariat.CreateAsync("/v1/agreements", agreement);
            return await answer.JsonAsync(HttpStatusCode.Created);
        }

        /// <summary>An agreement of these parties, by number or id, that have all signed on its first day.</summary>
        public Task<JsonElement> SignAsync(string name, string[] parties, string from, string? to = null) =>
            country.SignAsync(new { name, from, to, parties = parties.Select(party => new { party, signedOn = from }) });

        /// <summary>Makes a change from the version that is there now.</summary>
        public async Task<HttpResponseMessage> TryAsync(JsonElement agreement, string path, object body)
        {
            using var now = await country.Reader.AskAsync($"/v1/agreements/{agreement.Text("id")}");
            return path.Length == 0
                ? await country.Secretariat.ChangeAsync(HttpMethod.Put, $"/v1/agreements/{agreement.Text("id")}", now.Headers.ETag!.Tag, body)
                : await country.Secretariat.ChangeAsync(HttpMethod.Post, $"/v1/agreements/{agreement.Text("id")}/{path}", now.Headers.ETag!.Tag, body);
        }

        public async Task<JsonElement> ChangeAsync(JsonElement agreement, string path, object body)
        {
            using var answer = await country.TryAsync(agreement, path, body);
            return await answer.JsonAsync();
        }

        /// <summary>Makes a change that is refused at one field.</summary>
        /// <returns>What the caller is told there.</returns>
        public async Task<string> RefusedAtAsync(string pointer, JsonElement agreement, string path, object body)
        {
            using var answer = await country.TryAsync(agreement, path, body);
            var error = (await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "invalid-fields")).OnlyError();
            Assert.Equal(pointer, error.Pointer);
            return error.Detail;
        }

        public async Task<JsonElement> ConflictAsync(string problem, JsonElement agreement, string path, object body)
        {
            using var answer = await country.TryAsync(agreement, path, body);
            return await answer.ProblemAsync(HttpStatusCode.Conflict, problem);
        }

        public async Task<string> PartyAsync(string name) =>
            (await country.Reader.ReadAllAsync("/v1/parties")).Single(party => party.Text("name") == name).Text("id");

        public Task<JsonElement> ContributionsAsync(JsonElement agreement, int year) =>
            country.Vest.Anonymous.ReadAsync($"/v1/agreements/{agreement.Text("id")}/contributions?year={year}");
    }

    /// <summary>What each party contributes, in the order of the answer.</summary>
    public static IEnumerable<decimal> Amounts(this JsonElement year) => year.Items("contributions").Select(contribution => contribution.GetProperty("amount").GetDecimal());
}
