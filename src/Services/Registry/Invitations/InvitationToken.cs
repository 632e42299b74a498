using System.Buffers.Text;
using Ksf.ServiceDefaults.Access;

namespace Ksf.Registry.Invitations;

/// <summary>
/// The secret in an invitation's link: the deployment, and 256 bits that only the installation's hash key makes from the invitation and the number of its
/// sending. The database has only its keyed hash, and those who may give the role can be shown the link again.
/// </summary>
internal static class InvitationToken
{
    /// <summary>The header that it is sent in, because addresses stand in logs and traces.</summary>
    public const string Header = "Invitation-Token";

    /// <summary>The token of an invitation's last sending; null when the key that it was made with is no longer in use.</summary>
    public static string? Of(Invitation invitation, IdentityHasher hasher) => hasher.Derive(invitation.TokenKeyId, $"invitation/{invitation.Id}/{invitation.Sendings}") is { } secret
        ? Base64Url.EncodeToString(secret)
        : null;

    public static byte[] HashOf(string token, IdentityHasher hasher) => hasher.Derive(hasher.CurrentKeyId, Purpose(token))!;

    /// <summary>The hashes under which a token may be stored, one for each key.</summary>
    public static byte[][] HashesOf(string token, IdentityHasher hasher) => hasher.DeriveAll(Purpose(token));

    /// <summary>The address of the page where the link leads.</summary>
    public static Uri? LinkOf(Invitation invitation, ServiceDefaults.Deployment deployment, IdentityHasher hasher) =>
        Of(invitation, hasher) is { } token ? new Uri(deployment.PublicUrl, $"/invitasjon/{deployment.Id}.{token}") : null;

    private static string Purpose(string token) => $"{Invitation.Noun.Name}-token/{token}";
}
