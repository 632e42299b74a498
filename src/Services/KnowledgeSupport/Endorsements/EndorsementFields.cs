using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.KnowledgeSupport.Endorsements;

/// <summary>The fields that a municipality fills in when it gives or changes an endorsement.</summary>
internal interface IEndorsementFields
{
    Importance? Importance { get; }

    string? Use { get; }
}

internal sealed class EndorsementFieldsValidator : AbstractValidator<IEndorsementFields>
{
    public EndorsementFieldsValidator()
    {
        RuleFor(r => r.Importance).Required(EndorsementFields.Importance);
        RuleFor(r => r.Use).OptionalFreeText(Endorsement.UseLength);
    }
}

/// <summary>Texts for required fields of an endorsement that are empty.</summary>
internal static class EndorsementFields
{
    public static readonly Text Need = new(
        "Skriv nummeret til behovet, for eksempel vest-2026-17.", "Skriv nummeret til behovet, til dømes vest-2026-17.", "Write the number of the need, such as vest-2026-17.");

    public static readonly Text Organisation = new(
        "Skriv nummeret til kommunen som støtter behovet.", "Skriv nummeret til kommunen som støttar behovet.",
        "Write the number of the municipality that endorses the need.");

    public static readonly Text Importance = new(
        "Velg hvor mye et svar betyr for kommunen.", "Vel kor mykje eit svar betyr for kommunen.", "Choose how much an answer matters to the municipality.");
}
