using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ksf.Registry.Municipalities;

/// <summary>A municipality on a day.</summary>
/// <param name="Id">Stays the same when number, name, county or region change.</param>
/// <param name="Number">Four digits.</param>
/// <param name="Name">Norwegian name; not unique.</param>
/// <param name="DisplayName">Unique on the day: «Herøy (Nordland)».</param>
/// <param name="ParallelNames">Sámi and Kven names.</param>
/// <param name="County">The county's number.</param>
/// <param name="Region">The deployment of its KSF region; null where it has none, and <c>nasjonal</c> serves it.</param>
/// <param name="OrganisationNumber">Nine digits; null where unknown.</param>
/// <param name="Population">Inhabitants on 1 January of the year of the figures; null where unknown.</param>
/// <param name="CentralityClass">1 (most central) to 6; null where unknown.</param>
/// <param name="ValidFrom">First day of this version; 2017-01-01 when it is older than the register.</param>
/// <param name="ValidTo">First day after this version; null while it is valid.</param>
internal sealed record MunicipalityView(
    Guid Id,
    string Number,
    string Name,
    string DisplayName,
    IReadOnlyList<string> ParallelNames,
    string County,
    string? Region,
    string? OrganisationNumber,
    int? Population,
    int? CentralityClass,
    DateOnly ValidFrom,
    DateOnly? ValidTo);

/// <summary>Source-generated serialisation for the platform's most frequent request.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Default)]
[JsonSerializable(typeof(MunicipalityView))]
internal sealed partial class MunicipalityJson : JsonSerializerContext;
