using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>The fields that a municipality fills in when it reports or revises a need.</summary>
internal interface INeedTexts
{
    string Title { get; }

    string Question { get; }

    string? Background { get; }

    ServiceArea? ServiceArea { get; }
}

internal sealed class NeedTextsValidator : AbstractValidator<INeedTexts>
{
    public NeedTextsValidator()
    {
        RuleFor(r => r.Title).Line(Need.TitleLength, NeedFields.Title);
        RuleFor(r => r.Question).FreeText(Need.TextLength, NeedFields.Question);
        RuleFor(r => r.Background).OptionalFreeText(Need.TextLength);
        RuleFor(r => r.ServiceArea).Required(NeedFields.ServiceArea);
    }
}
