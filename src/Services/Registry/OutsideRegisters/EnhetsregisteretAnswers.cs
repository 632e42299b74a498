using System.Text.Json.Serialization;

namespace Ksf.Registry.OutsideRegisters;

/// <summary>A page of organisations, or of updates.</summary>
internal sealed record UnitPage(
    [property: JsonPropertyName("_embedded")] UnitPageRecords? Embedded,
    [property: JsonPropertyName("_links")] UnitPageLinks? Links,
    UnitPageSize? Page);

/// <summary>The records of a page. One without any has none of the lists.</summary>
internal sealed record UnitPageRecords(
    [property: JsonPropertyName("enheter")] IReadOnlyList<Unit>? Units,
    [property: JsonPropertyName("oppdaterteEnheter")] IReadOnlyList<UnitUpdate>? Updates);

/// <summary>Where a page leads.</summary>
internal sealed record UnitPageLinks(UnitPageLink? Next);

/// <summary>A link to a page.</summary>
internal sealed record UnitPageLink(Uri? Href);

/// <summary>How many records all pages have.</summary>
internal sealed record UnitPageSize(long? TotalElements);

/// <summary>An organisation; of one that is struck off, little more than the number, the name and the day.</summary>
internal sealed record Unit(
    [property: JsonPropertyName("organisasjonsnummer")] string? OrganisationNumber,
    [property: JsonPropertyName("navn")] string? Name,
    [property: JsonPropertyName("organisasjonsform")] UnitForm? Form,
    [property: JsonPropertyName("forretningsadresse")] UnitAddress? Address,
    [property: JsonPropertyName("slettedato")] DateOnly? EndedOn);

/// <summary>A legal form.</summary>
internal sealed record UnitForm([property: JsonPropertyName("kode")] string? Code);

/// <summary>An address, of which only the municipality is read.</summary>
internal sealed record UnitAddress([property: JsonPropertyName("kommunenummer")] string? MunicipalityNumber);

/// <summary>That something happened to an organisation. What it is now is asked for by its number.</summary>
/// <param name="Id">Rises with every update.</param>
/// <param name="OrganisationNumber">Whose it is.</param>
/// <param name="Kind"><c>Ny</c>, <c>Endring</c>, <c>Sletting</c> or <c>Fjernet</c>.</param>
internal sealed record UnitUpdate(
    [property: JsonPropertyName("oppdateringsid")] long? Id,
    [property: JsonPropertyName("organisasjonsnummer")] string? OrganisationNumber,
    [property: JsonPropertyName("endringstype")] string? Kind)
{
    /// <summary>The organisation was removed from what the register publishes, and no copy may be kept.</summary>
    public const string Removed = "Fjernet";
}
