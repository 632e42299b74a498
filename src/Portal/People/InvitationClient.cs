using Ksf.Portal.Patterns;
using Ksf.Portal.Services;

namespace Ksf.Portal.People;

/// <summary>Invitations to roles, in one deployment's Registry.</summary>
internal sealed class InvitationClient(ServiceClient services)
{
    private const string TokenHeader = "Invitation-Token";

    /// <summary>The invitations that wait for an answer.</summary>
    public Task<Answer<IReadOnlyList<SentInvitation>>> SentAsync(string deployment, string? organisation, CancellationToken cancellation) =>
        services.GetAllAsync<SentInvitationPart, SentInvitation>(
            after => ListAddress.Of(Invitations(deployment), [("organisation", organisation), ("limit", "200"), ("after", after)]), part => part.Items, part => part.Next, cancellation);

    public Task<Answer<SentInvitation>> FindAsync(string deployment, string id, CancellationToken cancellation) =>
        services.GetAsync<SentInvitation>($"{Invitations(deployment)}/{Uri.EscapeDataString(id)}", cancellation);

    public Task<Answer<ChangedInvitation>> InviteAsync(string deployment, NewInvitation invitation, Submission submission, CancellationToken cancellation) =>
        services.CreateAsync<NewInvitation, ChangedInvitation>(Invitations(deployment), invitation, submission, cancellation);

    /// <summary>Sends it again (<c>sendings</c>) or withdraws it (<c>withdrawal</c>).</summary>
    public Task<Answer<ChangedInvitation>> ChangeAsync(string deployment, string id, string verb, Submission submission, CancellationToken cancellation) =>
        services.ChangeAsync<NoFields, ChangedInvitation>(HttpMethod.Post, $"{Invitations(deployment)}/{Uri.EscapeDataString(id)}/{verb}", new NoFields(), submission, cancellation);

    /// <summary>What is offered. The token goes in a header, because addresses stand in logs and traces.</summary>
    public Task<Answer<OpenedInvitation>> OpenAsync(InvitationLink link, CancellationToken cancellation) =>
        services.GetAsync<OpenedInvitation>($"{Invitations(link.Deployment)}/opened", cancellation, (TokenHeader, link.Token));

    public Task<Answer<AcceptedRole>> AcceptAsync(InvitationLink link, string? name, string? workEmail, Submission submission, CancellationToken cancellation) =>
        services.CreateAsync<Acceptance, AcceptedRole>($"{Invitations(link.Deployment)}/acceptances", new Acceptance(link.Token, name, workEmail), submission, cancellation);

    private static string Invitations(string deployment) => $"/{Uri.EscapeDataString(deployment)}/registry/v1/invitations";
}
