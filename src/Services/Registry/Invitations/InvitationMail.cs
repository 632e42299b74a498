using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Mail;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Invitations;

/// <summary>The e-mail of an invitation.</summary>
internal static class InvitationMail
{
    private static readonly Text Subject = new("Invitasjon til KSF: {0} for {1}", "Invitasjon til KSF: {0} for {1}", "Invitation to KSF: {0} for {1}");

    private static readonly Text Greeting = new("Hei!", "Hei!", "Hello!");

    private static readonly Text Invites = new(
        "{0} inviterer deg til å ha rollen «{1}» for {2} i KSF, kommunenes samarbeidsarena for forskning.",
        "{0} inviterer deg til å ha rolla «{1}» for {2} i KSF, samarbeidsarenaen for forsking i kommunane.",
        "{0} invites you to take the role “{1}” for {2} in KSF, the municipalities' arena for cooperation on research.");

    private static readonly Text Follow = new("Se invitasjonen og ta imot den", "Sjå invitasjonen og ta imot han", "See the invitation and accept it");

    private static readonly Text Lasts = new(
        "Lenken kan brukes én gang, til og med {0:d. MMMM yyyy}. Du logger inn først, og ser hva du sier ja til.",
        "Lenkja kan brukast éin gong, til og med {0:d. MMMM yyyy}. Du loggar inn først, og ser kva du seier ja til.",
        "The link can be used once, until {0:d MMMM yyyy}. You sign in first, and see what you agree to.");

    private static readonly Text ByMistake = new(
        "Har du fått denne ved en feil, trenger du ikke gjøre noe. Send den ikke videre: den som har lenken, kan ta imot rollen.",
        "Har du fått denne ved ein feil, treng du ikkje gjere noko. Send han ikkje vidare: den som har lenkja, kan ta imot rolla.",
        "If you have received this by mistake, you need not do anything. Do not forward it: whoever has the link can take the role.");

    public static async Task<OutgoingMail> OfAsync(Invitation invitation, Organisation organisation, VerbContext context, CancellationToken cancellationToken)
    {
        var inviter = await context.Db<RegistryDbContext>().Actors.Where(actor => actor.Id == context.Caller.ActorId).Select(actor => actor.Label)
            .SingleOrDefaultAsync(cancellationToken);
        var language = invitation.Language;
        var (role, place) = (RoleTitles.Of(invitation.Role).In(language), Called(organisation).In(language));
        return new OutgoingMail(
            $"{invitation.MailKeys}{invitation.Sendings}", invitation.Email!, language, Subject.In(language, role, place),
            new MailBody(
                [Greeting.In(language), Invites.In(language, string.IsNullOrEmpty(inviter) ? place : inviter, role, place)],
                InvitationToken.LinkOf(invitation, context.Deployment, context.Service<IdentityHasher>()), Follow.In(language),
                [Lasts.In(language, invitation.ExpiresAt.DateInNorway()), ByMistake.In(language)]));
    }

    /// <summary>What the organisation is called: Askøy kommune.</summary>
    private static Text Called(Organisation organisation) => organisation.Kind == OrganisationKind.Municipality && organisation.Number is not null
        ? new Text($"{organisation.Name} kommune", $"{organisation.Name} kommune", $"the municipality of {organisation.Name}")
        : new Text(organisation.Name, organisation.Name, organisation.Name);
}
