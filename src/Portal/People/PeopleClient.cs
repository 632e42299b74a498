using Ksf.Portal.Patterns;
using Ksf.Portal.Services;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.People;

/// <summary>Roles and those who hold them, in one deployment's Registry.</summary>
internal sealed class PeopleClient(ServiceClient services)
{
    private const int PageLength = 50, LongestPage = 200;

    /// <summary>A page of the roles that the person may see.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="organisation">Only those at this organisation; null for all.</param>
    /// <param name="ended">Whether those that have ended are wanted too.</param>
    /// <param name="after">Where the page begins.</param>
    /// <param name="cancellation">The request's.</param>
    public Task<Answer<HeldRolePart>> RolesAsync(string deployment, string? organisation, bool ended, string? after, CancellationToken cancellation) =>
        services.GetAsync<HeldRolePart>(
            ListAddress.Of(Roles(deployment), [("organisation", organisation), ("ended", ended ? "true" : null), ("limit", $"{PageLength}"), ("after", after)]), cancellation);

    /// <summary>The person's own roles, past and present.</summary>
    public Task<Answer<HeldRolePart>> MineAsync(string deployment, CancellationToken cancellation) =>
        services.GetAsync<HeldRolePart>(ListAddress.Of(Roles(deployment), [("mine", "true"), ("ended", "true"), ("limit", $"{LongestPage}")]), cancellation);

    public Task<Answer<HeldRole>> FindAsync(string deployment, string role, CancellationToken cancellation) =>
        services.GetAsync<HeldRole>($"{Roles(deployment)}/{Uri.EscapeDataString(role)}", cancellation);

    /// <summary>The persons and systems that the person may give roles to, to choose from: id and name.</summary>
    public async Task<IReadOnlyList<(string Value, Text Text)>> ChoicesAsync(string deployment, CancellationToken cancellation)
    {
        var actors = await services.GetAllAsync<ActorPart, Actor>(
            after => ListAddress.Of($"/{Uri.EscapeDataString(deployment)}/registry/v1/actors", [("limit", $"{LongestPage}"), ("after", after)]),
            part => part.Items, part => part.Next, cancellation);
        return [.. (actors.Value ?? []).Select(actor => ($"{actor.Id}", Text.Same(actor.WorkEmail is null ? actor.Label : $"{actor.Label} ({actor.WorkEmail})")))];
    }

    public Task<Answer<GivenRole>> GiveAsync(string deployment, NewRole role, Submission submission, CancellationToken cancellation) =>
        services.CreateAsync<NewRole, GivenRole>(Roles(deployment), role, submission, cancellation);

    public Task<Answer<GivenRole>> ChangeAsync(string deployment, string role, ChangedRole change, Submission submission, CancellationToken cancellation) =>
        services.ChangeAsync<ChangedRole, GivenRole>(HttpMethod.Put, $"{Roles(deployment)}/{Uri.EscapeDataString(role)}", change, submission, cancellation);

    public Task<Answer<GivenRole>> EndAsync(string deployment, string role, EndedRole end, Submission submission, CancellationToken cancellation) =>
        services.ChangeAsync<EndedRole, GivenRole>(HttpMethod.Post, $"{Roles(deployment)}/{Uri.EscapeDataString(role)}/ending", end, submission, cancellation);

    private static string Roles(string deployment) => $"/{Uri.EscapeDataString(deployment)}/registry/v1/roles";
}

/// <summary>A role as the service answers a change of it: without names.</summary>
[FromApi("registry", "RoleView")]
internal sealed record GivenRole(Guid Id);
