using Ksf.Contracts.Knowledge;
using Ksf.ServiceDefaults.Json;

namespace Ksf.Portal.Needs;

/// <summary>What a person has typed on the page where needs are reported.</summary>
public sealed class NeedForm
{
    public string? Title { get; set; }

    public string? Question { get; set; }

    public string? Background { get; set; }

    /// <summary>As text, because what a browser sends may be anything.</summary>
    public string? ServiceArea { get; set; }

    /// <summary>Made when the form is rendered: the same form sent twice reports one need.</summary>
    public string? Key { get; set; }

    internal NewNeed For(string organisation) => new(
        organisation, Title, Question, Background, Choice<ServiceArea>.TryParse(ServiceArea, null, out var area) ? area.Value : null);
}
