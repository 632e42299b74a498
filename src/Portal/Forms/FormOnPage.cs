namespace Ksf.Portal.Forms;

/// <summary>Tells the header that there is a form on the page, whose text a change of language must keep.</summary>
internal sealed class FormOnPage
{
    /// <summary>The form's id in the page; null without one.</summary>
    public string? Id { get; private set; }

    private Action? _onShown;

    public void Show(string id)
    {
        Id = id;
        _onShown?.Invoke();
    }

    /// <summary>Tells when a form is shown, until it is disposed of. The header is rendered before the page, and what depends on the form is rendered again.</summary>
    public IDisposable OnShown(Action again)
    {
        _onShown += again;
        return new Subscription(() => _onShown -= again);
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
