namespace Ksf.Registry.OutsideRegisters;

/// <summary>The codes of a classification: the answer to <c>codesAt</c> and to <c>codes</c>.</summary>
internal sealed record KlassCodes(IReadOnlyList<KlassCode>? Codes);

/// <summary>A code with its name.</summary>
/// <param name="Code">The code: <c>4601</c>.</param>
/// <param name="Name">The names in all languages, in the order that is decided: «Trøndelag - Trööndelage».</param>
/// <param name="ValidFromInRequestedRange">The first day, within the days that were asked for. Only <c>codes</c> gives it.</param>
/// <param name="ValidToInRequestedRange">The first day after; null while it is valid.</param>
internal sealed record KlassCode(string? Code, string? Name, DateOnly? ValidFromInRequestedRange, DateOnly? ValidToInRequestedRange);

/// <summary>The changes of a classification: the answer to <c>changes</c>.</summary>
internal sealed record KlassChanges(IReadOnlyList<KlassChange>? CodeChanges);

/// <summary>A code that became another, or got another name.</summary>
internal sealed record KlassChange(string? OldCode, string? OldName, string? NewCode, string? NewName, DateOnly? ChangeOccurred);

/// <summary>How the codes of one classification are those of another: the answer to <c>correspondsAt</c>.</summary>
internal sealed record KlassCorrespondences(IReadOnlyList<KlassCorrespondence>? CorrespondenceItems);

/// <summary>A pair of codes.</summary>
internal sealed record KlassCorrespondence(string? SourceCode, string? TargetCode);
