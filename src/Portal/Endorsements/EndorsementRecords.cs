using Ksf.Contracts.Knowledge;
using Ksf.Portal.Forms;
using Ksf.Portal.Needs;
using Ksf.Portal.Services;
using Ksf.ServiceDefaults.Json;

namespace Ksf.Portal.Endorsements;

/// <summary>An endorsement of a need, where it was given.</summary>
[FromApi("knowledge", "EndorsementView")]
public sealed record Endorsement(
    Guid Id, EndorsedNeed Need, Municipality Organisation, string Importance, string? Use, string Status, IReadOnlyList<string> Actions);

[FromApi("knowledge", "EndorsedNeed")]
public sealed record EndorsedNeed(string Number, string Title, string Status);

/// <summary>An endorsement in the list of what a municipality endorses.</summary>
[FromApi("knowledge", "EndorsementSummary")]
public sealed record EndorsementSummary(Guid Id, EndorsedNeed Need, string Importance, DateTimeOffset EndorsedAt);

[FromApi("knowledge", "CountedPageOfEndorsementSummary")]
internal sealed record EndorsementList(IReadOnlyList<EndorsementSummary> Items, long Total);

/// <summary>One that endorses a need. What they would use the answer for is for participants.</summary>
[FromApi("knowledge", "Endorser", "PublicEndorser")]
public sealed record Endorser(Municipality Organisation, DateTimeOffset EndorsedAt)
{
    public string? Importance { get; init; }

    public string? Use { get; init; }
}

[FromApi("knowledge", "CountedPageOfEndorser", "CountedPageOfPublicEndorser")]
public sealed record EndorserList(IReadOnlyList<Endorser> Items, string? Next, long Total);

[ToApi("knowledge", "EndorseNeed")]
internal sealed record NewEndorsement(string Need, string Organisation, Importance? Importance, string? Use)
{
    public static NewEndorsement From(FormValues form, string need, string organisation)
    {
        var (importance, use) = RevisedEndorsement.From(form);
        return new(need, organisation, importance, use);
    }
}

[ToApi("knowledge", "ReviseEndorsement")]
internal sealed record RevisedEndorsement(Importance? Importance, string? Use)
{
    // A browser may send anything as an importance.
    public static RevisedEndorsement From(FormValues form) => new(
        Choice<Importance>.TryParse(form["importance"], null, out var importance) ? importance.Value : null, form["use"]);
}

[ToApi("knowledge", "WithdrawEndorsement")]
internal sealed record WithdrawnEndorsement(string? Reason);
