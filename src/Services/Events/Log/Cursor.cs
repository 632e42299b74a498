using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Ksf.Events.Log;

/// <summary>A position in one particular log. Readers treat it as an opaque text.</summary>
internal sealed record Cursor(Guid Log, long Position)
{
    private const int Size = 16 + sizeof(long);

    public static bool TryParse(string text, [NotNullWhen(true)] out Cursor? cursor)
    {
        Span<byte> bytes = stackalloc byte[Size + 8];
        cursor = null;
        if (!Base64Url.IsValid(text, out var length) || length != Size || !Base64Url.TryDecodeFromChars(text, bytes, out _))
            return false;
        if (BinaryPrimitives.ReadInt64BigEndian(bytes[16..]) is not (>= 0 and var position))
            return false;
        cursor = new Cursor(new Guid(bytes[..16], bigEndian: true), position);
        return true;
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        Log.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[16..], Position);
        return Base64Url.EncodeToString(bytes);
    }
}
