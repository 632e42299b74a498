using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Ksf.ServiceDefaults.Access;

/// <summary>
/// The identity in a token: the issuer, and <c>sub</c> for a person or the id in Maskinporten's <c>consumer</c> claim for a system. Only
/// Registry stores it. Other services store its keyed hash.
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
        try
        {
            using var consumer = JsonDocument.Parse(claim);
            return consumer.RootElement is { ValueKind: JsonValueKind.Object } known && known.TryGetProperty("ID", out var id) ? id.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>
/// Hashes identities with the installation's keys, so that a leaked database does not identify people. To rotate, add a new key to all
/// services first and then make it the current one. Registry rehashes every identity with the current key.
/// </summary>
public sealed class IdentityHasher
{
    private const string Keys = "Access:HashKeys";
    private const string Current = "Access:CurrentHashKey";
    private const string Expected = "a secret of at least 32 characters under an id (Access__HashKeys__1), the same for all services of the installation";

    private readonly Dictionary<string, byte[]> _keys;

    /// <summary>Creates a hasher from the configured keys.</summary>
    /// <param name="currentKeyId">Id of the key that new hashes use.</param>
    /// <param name="keys">All keys in use, by id.</param>
    public IdentityHasher(string currentKeyId, IEnumerable<KeyValuePair<string, string>> keys)
    {
        CurrentKeyId = currentKeyId;
        _keys = keys.ToDictionary(key => key.Key, key => Encoding.UTF8.GetBytes(key.Value), StringComparer.Ordinal);
    }

    /// <summary>Id of the key that new hashes use.</summary>
    public string CurrentKeyId { get; }

    /// <summary>HMAC-SHA256 of issuer and subject with the current key, 32 bytes.</summary>
    public byte[] Hash(Identity identity) => Hash(_keys[CurrentKeyId], identity);

    /// <summary>The hashes under which an identity may be stored, one for each key.</summary>
    public byte[][] Hashes(Identity identity) => [.. _keys.Values.Select(key => Hash(key, identity))];

    /// <summary>A secret for a purpose that only this installation can make, 32 bytes; null when the key is no longer in use.</summary>
    /// <param name="keyId">Id of the key that it is made with.</param>
    /// <param name="purpose">What it is for. Different purposes have unrelated secrets.</param>
    public byte[]? Derive(string keyId, string purpose) => _keys.TryGetValue(keyId, out var key) ? Derive(key, purpose) : null;

    /// <summary>The secrets for a purpose, one for each key.</summary>
    public byte[][] DeriveAll(string purpose) => [.. _keys.Values.Select(key => Derive(key, purpose))];

    internal static IdentityHasher From(IConfiguration configuration)
    {
        var keys = configuration.GetSection(Keys).GetChildren().ToDictionary(key => key.Key, key => key.Value ?? "", StringComparer.Ordinal);
        if (keys.Count == 0)
            throw new InvalidSettingException(Keys, "is missing", Expected);
        if (keys.FirstOrDefault(key => key.Value.Length < 32) is { Key: { } tooShort })
            throw new InvalidSettingException($"{Keys}:{tooShort}", "is too short", Expected);
        var current = configuration[Current] ?? (keys.Count == 1 ? keys.Keys.Single() : "");
        return keys.ContainsKey(current)
            ? new IdentityHasher(current, keys)
            : throw new InvalidSettingException(Current, $"is '{current}'", $"the id of one of the keys under {Keys}: {string.Join(", ", keys.Keys)}");
    }

    // An issuer is never empty, so no identity has the same hash.
    private static byte[] Derive(byte[] key, string purpose) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"\n{purpose}"));

    private static byte[] Hash(byte[] key, Identity identity) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{identity.Issuer}\n{identity.Subject}"));
}
