using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults.Json;

namespace Ksf.Portal.Needs;

/// <summary>The form for reporting a need.</summary>
public sealed class NeedForm
{
    public string? Title { get; set; }

    public string? Question { get; set; }

    public string? Background { get; set; }

    /// <summary>A text, because a browser may send anything.</summary>
    public string? ServiceArea { get; set; }

    /// <summary>Idempotency key, created when the form is rendered, so that a form sent twice reports one need.</summary>
    public string? Key { get; set; }

    internal NewNeed For(string organisation) => new(
        organisation, Title, Question, Background, Choice<ServiceArea>.TryParse(ServiceArea, null, out var area) ? area.Value : null);
}
