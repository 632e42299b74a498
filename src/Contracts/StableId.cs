using System.Security.Cryptography;
using System.Text;

namespace Ksf.Contracts;

/// <summary>
/// Ids made from what they name, so that every deployment comes to the same id by itself: UUIDs of version 8 (RFC 9562) from
/// SHA-256 of a name such as <c>municipality/4627/2017-01-01</c>.
/// </summary>
public static class StableId
{
    private const string Namespace = "https://ksf.no/ids/";

    /// <summary>The id that goes with a name.</summary>
    public static Guid Of(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(Namespace + name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>The organisation that a deployment itself is: its secretariat acts for it.</summary>
    public static Guid OfDeployment(string deployment) => Of($"deployment/{deployment}");
}
