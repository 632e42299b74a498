using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Changes;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Invitations;

internal static class InvitationApi
{
    public static void AddInvitations(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<InvitationOptions>()
            .BindConfiguration("Registry:Invitations")
            .Validate(o => o.Days is >= 1 and <= 90, "Registry:Invitations:Days must be from 1 to 90.")
            .Validate(o => o.PerDay is >= 1 and <= 10_000, "Registry:Invitations:PerDay must be from 1 to 10000.")
            .Validate(o => o.Sendings is >= 1 and <= 100, "Registry:Invitations:Sendings must be from 1 to 100.")
            .Validate(o => o.Between >= TimeSpan.Zero && o.Between <= TimeSpan.FromDays(1), "Registry:Invitations:Between must be from 00:00:00 to 1.00:00:00.")
            .ValidateOnStart();
        builder.Services.AddSingleton<ExpireInvitations>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ExpireInvitations>());
    }

    public static void MapInvitations(this IEndpointRouteBuilder routes)
    {
        var invitations = routes.MapGroup("/v1/invitations").WithTags("Invitations").Validated();

        InvitationTransitions.Table.Map(invitations);
        invitations.MapGet("/", ListInvitations.HandleAsync).ForTheCaller()
            .WithSummary("Invitations to roles that the caller may give, in the order in which they were sent.");
        invitations.MapGet("/{id:guid}", GetInvitation.HandleAsync).ForTheCaller()
            .WithSummary("One invitation with its link, for those who may give the role.");
        invitations.MapGet("/opened", OpenInvitation.HandleAsync).ForTheCaller()
            .WithSummary("What is offered to the one who has the link.");
        invitations.MapPost("/acceptances", AcceptInvitation.HandleAsync).ChangesTheCallersOwn().AsChange(keyRequired: true)
            .WithSummary("Accept an invitation: the caller is registered and has the role.");
    }
}
