namespace Ksf.Portal.Forms;

/// <summary>Tells the header that there is a form on the page, whose text a change of language must keep.</summary>
internal sealed class FormOnPage
{
    /// <summary>The form's id in the page; null without one.</summary>
    public string? Id { get; private set; }

    /// <summary>What the header does when a form is shown, because the header is rendered before the page.</summary>
    public Action? OnShown { get; set; }

    public void Show(string id)
    {
        Id = id;
        OnShown?.Invoke();
    }
}
