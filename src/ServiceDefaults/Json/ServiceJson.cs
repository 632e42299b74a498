using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Ksf.ServiceDefaults.Json;

/// <summary>How a service reads and writes JSON.</summary>
public static class ServiceJson
{
    /// <summary>Writes letters of every language as they are, and escapes what means something in HTML.</summary>
    public static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>The options of serialisation made at build time, with that encoder, which no attribute can name.</summary>
    public static JsonSerializerOptions Readable(JsonSerializerContext context) => new(context.Options) { Encoder = Encoder };

    internal static void Configure(JsonSerializerOptions json)
    {
        json.Encoder = Encoder;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.Converters.Add(new ChoiceConverter());
        json.Converters.Add(new IsoDateConverter());
        json.Converters.Add(new PlainTextConverter());
    }
}
