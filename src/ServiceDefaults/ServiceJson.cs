using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ksf.ServiceDefaults;

/// <summary>How a service reads and writes JSON.</summary>
public static class ServiceJson
{
    internal static void Configure(JsonSerializerOptions json)
    {
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }
}
