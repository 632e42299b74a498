using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Ksf.ServiceDefaults.Access;

/// <summary>
/// Who a token says that the caller is: the issuer, and its <c>sub</c> for a person or the id in Maskinporten's <c>consumer</c> claim for a
/// system. It is never stored outside Registry; the services recognise it by its keyed hash.
/// </summary>
public readonly record struct Identity(string Issuer, string Subject)
{
    /// <summary>The identity in a validated token; null when it has none.</summary>
    public static Identity? Of(ClaimsPrincipal principal)
    {
        var issuer = principal.FindFirstValue("iss");
        var subject = Consumer(principal) ?? principal.FindFirstValue("sub");
        return issuer is null || subject is null ? null : new Identity(issuer, subject);
    }

    /// <summary>The organisation in a machine token (<c>0192:964338442</c>); null in a person's.</summary>
    public static string? Consumer(ClaimsPrincipal principal)
    {
        if (principal.FindFirstValue("consumer") is not { } claim)
            return null;
        using var consumer = JsonDocument.Parse(claim);
        return consumer.RootElement.TryGetProperty("ID", out var id) ? id.GetString() : null;
    }
}

/// <summary>Hashes identities with the installation's key, so that a copied database does not tell who the people in it are.</summary>
public sealed class IdentityHasher(string key)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>HMAC-SHA256 of issuer and subject, 32 bytes.</summary>
    public byte[] Hash(Identity identity) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{identity.Issuer}\n{identity.Subject}"));

    internal static IdentityHasher From(IConfiguration configuration)
    {
        const string setting = "Access:HashKey";
        const string expected = "a secret of at least 32 characters, the same for all services of the installation";
        var key = Setting.Required(configuration, setting, expected);
        return key.Length >= 32 ? new IdentityHasher(key) : throw new InvalidSettingException(setting, "is too short", expected);
    }
}
