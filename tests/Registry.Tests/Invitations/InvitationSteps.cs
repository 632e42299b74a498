using System.Net;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Invitations;

/// <summary>What one does with invitations in Vest, in a line each.</summary>
internal static class InvitationSteps
{
    public static async Task<Invited> InviteAsync(
        this Country country, string email, string organisation, string role = "rd-contact", string? from = null, string? to = null, string? language = null, HttpClient? by = null)
    {
        var client = by ?? country.Secretariat;
        using var answer = await client.CreateAsync("/v1/invitations", new { email, organisation, role, from, to, language });
        var invitation = await answer.JsonAsync(HttpStatusCode.Created);
        return await InvitedAsync(client, invitation.Text("id"));
    }

    /// <summary>The invitation as those see it who may give the role.</summary>
    public static async Task<Invited> InvitedAsync(this HttpClient client, string id)
    {
        var read = await client.ReadAsync($"/v1/invitations/{id}");
        return new Invited(id, read, read.TextOrNull("link") is { } link ? link[(link.IndexOf('.', link.LastIndexOf('/')) + 1)..] : "");
    }

    /// <summary>Signs in one whom nobody has registered, with a name in the token or none.</summary>
    public static HttpClient Stranger(this Country country, string sub) => country.Vest.With(sub);

    public static Task<HttpResponseMessage> AcceptAsync(this HttpClient person, string token, string? name = "Kari Nordmann", string? workEmail = null) =>
        person.CreateAsync("/v1/invitations/acceptances", new { token, name, workEmail });

    public static Task<HttpResponseMessage> OpenAsync(this HttpClient person, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/v1/invitations/opened", UriKind.Relative));
        request.Headers.Add("Invitation-Token", token);
        return person.SendAsync(request);
    }

    public static Guid Municipality(string number) => RealData.On(RealData.Day("2024-01-01"))[number].Single().Municipality.Id;

    /// <summary>Registers somebody and gives a role, as the secretariat does, and waits until it counts.</summary>
    public static async Task<(HttpClient Client, Guid Id)> RegisteredAsync(this Country country, string sub, string name, string organisation, string role)
    {
        using var person = await country.Secretariat.CreateAsync("/v1/persons", new { name, workEmail = $"{sub}@example.no", issuer = country.Vest.Issuer.Authority, sub });
        var id = Guid.Parse((await person.JsonAsync(HttpStatusCode.Created)).Text("id"));
        using var given = await country.Secretariat.CreateAsync("/v1/roles", new { actor = id, organisation, role });
        var where = (await given.JsonAsync(HttpStatusCode.Created)).GetProperty("organisation").Text("id");
        await Poll.UntilAsync(() => country.Vest.HasRoleAsync(id, role, Guid.Parse(where)), has => has, TimeSpan.FromSeconds(10));
        return (country.Vest.With(sub), id);
    }
}

/// <param name="Id">Id of the invitation.</param>
/// <param name="View">How it was read.</param>
/// <param name="Token">The token in its link.</param>
internal sealed record Invited(string Id, JsonElement View, string Token);
