using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Ksf.ServiceDefaults.Json;

/// <summary>The JSON settings of a service.</summary>
public static class ServiceJson
{
    /// <summary>Leaves letters of every language unescaped, and escapes HTML's special characters.</summary>
    public static JavaScriptEncoder Encoder { get; } = JavaScriptEncoder.Create(UnicodeRanges.All);

    /// <summary>The options of a source-generated context with that encoder, which no attribute can set.</summary>
    public static JsonSerializerOptions Readable(JsonSerializerContext context) => new(context.Options) { Encoder = Encoder };

    internal static void Configure(JsonSerializerOptions json)
    {
        json.Encoder = Encoder;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.Converters.Add(new ChoiceConverter());
        json.Converters.Add(new IsoDateConverter());
        json.Converters.Add(new IdConverter());
        json.Converters.Add(new DecimalConverter());
        json.Converters.Add(new PlainTextConverter());
    }
}
