using System.Text.Json;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.ServiceDefaults.Json;

/// <summary>
/// A value in a body cannot be read. It carries the text for the caller, and the serializer adds the path. The value itself is not in the
/// message.
/// </summary>
internal sealed class UnreadableValueException(Text text, params object?[] values) : JsonException(text.En)
{
    public Text Text => text;

    public IReadOnlyList<object?> Values => values;
}
