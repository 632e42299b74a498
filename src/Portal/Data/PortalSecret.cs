using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Ksf.Portal.Data;

/// <summary>The keys derived from the portal's secret, one for each use, so that none reveals another.</summary>
internal sealed class PortalSecret(PortalSettings settings)
{
    private const int KeySize = 32, NonceSize = 12, TagSize = 16;

    private readonly byte[] _owners = Derive(settings, "owners");

    private readonly byte[] _keys = Derive(settings, "data protection keys");

    /// <summary>Keyed hash of issuer and <c>sub</c>: whose a session or a draft is.</summary>
    public byte[] OwnerOf(string subject) =>
        HMACSHA256.HashData(_owners, Encoding.UTF8.GetBytes($"{settings.Authority.AbsoluteUri}\n{subject}"));

    public byte[] Encrypt(byte[] plain)
    {
        var (nonce, tag, cipher) = (RandomNumberGenerator.GetBytes(NonceSize), new byte[TagSize], new byte[plain.Length]);
        using var aes = new AesGcm(_keys, TagSize);
        aes.Encrypt(nonce, plain, cipher, tag);
        return [.. nonce, .. tag, .. cipher];
    }

    /// <summary>What was encrypted.</summary>
    /// <exception cref="CryptographicException">It was encrypted with another secret, or has been changed.</exception>
    public byte[] Decrypt(byte[] encrypted)
    {
        var plain = new byte[encrypted.Length - NonceSize - TagSize];
        using var aes = new AesGcm(_keys, TagSize);
        aes.Decrypt(encrypted.AsSpan(0, NonceSize), encrypted.AsSpan(NonceSize + TagSize), encrypted.AsSpan(NonceSize, TagSize), plain);
        return plain;
    }

    private static byte[] Derive(PortalSettings settings, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(settings.Secret), KeySize, info: Encoding.UTF8.GetBytes($"ksf portal {use}"));
}

/// <summary>Encrypts the data protection keys in the database with the portal's secret, so that the database alone reveals nothing.</summary>
internal sealed class KeyEncryptor(PortalSecret secret) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) => new(
        new XElement("encrypted", Convert.ToBase64String(secret.Encrypt(Encoding.UTF8.GetBytes(plaintextElement.ToString())))), typeof(KeyDecryptor));
}

/// <summary>Reads what <see cref="KeyEncryptor"/> wrote. Data protection creates it by name.</summary>
internal sealed class KeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) => XElement.Parse(
        Encoding.UTF8.GetString(services.GetRequiredService<PortalSecret>().Decrypt(Convert.FromBase64String(encryptedElement.Value))));
}
