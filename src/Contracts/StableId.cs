using System.Security.Cryptography;
using System.Text;

namespace Ksf.Contracts;

/// <summary>
/// Deterministic ids, so that every deployment derives the same id by itself: UUIDs of version 8 (RFC 9562) from the SHA-256 of a name such
/// as <c>municipality/4627/2017-01-01</c>.
/// </summary>
public static class StableId
{
    private const string Namespace = "https://ksf.no/ids/";

    /// <summary>The id of a name.</summary>
    public static Guid Of(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(Namespace + name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>The id of a deployment as an organisation, which its secretariat acts for.</summary>
    public static Guid OfDeployment(string deployment) => Of($"deployment/{deployment}");
}
