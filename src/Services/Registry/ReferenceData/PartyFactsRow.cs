using CsvHelper;

namespace Ksf.Registry.ReferenceData;

/// <summary>What is known of a party beside its name, which has no column in the file of KSF's structure.</summary>
[CsvRecord]
internal sealed partial record PartyFactsRow(
    string Party,
    [CsvNullValues("")] string? Kind,
    [CsvNullValues("")] string? OrganisationNumber,
    [CsvNullValues("")] string? NameNn,
    [CsvNullValues("")] string? NameEn,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    [CsvConverter(typeof(ListConverter))] string[] Source);
