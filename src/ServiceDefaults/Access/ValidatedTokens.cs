using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Ksf.ServiceDefaults.Access;

/// <summary>
/// A set-associative cache of validated tokens. It has a fixed size, and a hit neither allocates nor locks. An evicted token costs one more
/// validation.
/// </summary>
internal sealed class ValidatedTokens(int capacity)
{
    private const int Ways = 4;

    private readonly Entry?[] _entries = new Entry?[BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, Ways))];

    public int Count => _entries.Count(entry => entry is not null);

    public bool TryFind(TokenDigest digest, DateTimeOffset now, [NotNullWhen(true)] out Task<TokenValidationResult>? result)
    {
        foreach (ref var slot in SetOf(digest))
        {
            if (Volatile.Read(ref slot) is { } entry && entry.Digest == digest && now < entry.Until)
            {
                result = entry.Result;
                return true;
            }
        }

        result = null;
        return false;
    }

    /// <summary>Adds a result, evicting the entry of its set that expires first.</summary>
    public void Add(TokenDigest digest, Task<TokenValidationResult> result, DateTimeOffset until)
    {
        var set = SetOf(digest);
        var chosen = 0;
        for (var way = 0; way < set.Length; way++)
        {
            if (set[way] is not { } entry || entry.Digest == digest)
            {
                chosen = way;
                break;
            }

            if (entry.Until < set[chosen]?.Until)
                chosen = way;
        }

        Volatile.Write(ref set[chosen], new Entry(digest, result, until));
    }

    private Span<Entry?> SetOf(TokenDigest digest) =>
        _entries.AsSpan((int)((uint)digest.Low & (uint)(_entries.Length - 1) & ~(uint)(Ways - 1)), Ways);

    private sealed record Entry(TokenDigest Digest, Task<TokenValidationResult> Result, DateTimeOffset Until);
}

/// <summary>SHA-256 of a token, used as the cache key so that a memory dump reveals no tokens.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TokenDigest(UInt128 High, UInt128 Low)
{
    public static TokenDigest Of(string token)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(token.AsSpan()), digest);
        return MemoryMarshal.Read<TokenDigest>(digest);
    }
}
