using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.Registry.Clusters;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Agreements;

/// <summary>Rules that several changes of an agreement share.</summary>
internal static class AgreementRules
{
    /// <summary>The rules of what an agreement is about.</summary>
    public static void Described<T>(this AbstractValidator<T> validator)
        where T : IAgreementDescription
    {
        validator.RuleFor(r => r.Name).Line(Limits.NameLength, AgreementFields.Name);
        validator.RuleFor(r => r.WarningMonths).InclusiveBetween(0, AgreementLimits.WarningMonths).WithText(AgreementFields.WarningMonths);
        validator.RuleFor(r => r.Document).OptionalLine(AgreementLimits.AddressLength);
        validator.RuleFor(r => r.Document)
            .Must(address => address is null || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
            .WithText(AgreementFields.Document);
        validator.RuleFor(r => r.Sources).Must(sources => sources is null || sources.Count <= AgreementLimits.Sources).WithText(AgreementFields.Sources);
        validator.RuleForEach(r => r.Sources).Line(AgreementLimits.SourceLength, AgreementFields.Source);
    }

    /// <summary>What a request states, with what is usual where it states nothing.</summary>
    public static AgreementDescription Description(this IAgreementDescription request) => new(
        request.Name, request.Cluster, AreaNames.Of(request.Areas), request.WarningMonths ?? AgreementLimits.UsualWarningMonths, request.Document, request.Sources ?? []);
}

/// <summary>What an agreement is about, as a request states it.</summary>
internal interface IAgreementDescription
{
    string Name { get; }

    Guid? Cluster { get; }

    IReadOnlyList<ServiceArea>? Areas { get; }

    int? WarningMonths { get; }

    string? Document { get; }

    IReadOnlyList<string>? Sources { get; }
}
