using Ksf.Portal.Services;

namespace Ksf.Portal.Forms;

/// <summary>
/// A page with a form that changes a thing. The thing is read first: it says what the person may do with it, and which version is changed.
/// </summary>
public abstract class ChangePage<TThing> : FormPage
    where TThing : class
{
    private Answer<TThing>? _found;

    /// <summary>The thing as it was read for this page.</summary>
    private protected TThing Thing => _found!.Value!;

    /// <summary>The action of the API that the page is for.</summary>
    private protected abstract string Action { get; }

    // A thing in another state has another page to show: its own, which tells what became of it.
    private protected sealed override bool MayUse => ActionsOf(Thing)?.Contains(Action) == true;

    /// <summary>Finds the thing by what is in the address, and sets whom the person represents where the address does not say it.</summary>
    private protected abstract Task<Answer<TThing>> FindAsync();

    /// <summary>What the person may do with the thing now; null for nothing.</summary>
    private protected abstract IReadOnlyList<string>? ActionsOf(TThing thing);

    /// <summary>Reads what the fields choose among. The thing has been found, and the person may change it.</summary>
    private protected virtual Task LoadChoicesAsync() => Task.CompletedTask;

    /// <summary>What the form begins with: empty, or what is to be changed.</summary>
    private protected virtual FormValues Begin(TThing thing, string? version) => FormValues.Existing(version, Time);

    private protected sealed override async Task<Problem?> ResolveAsync()
    {
        _found = await FindAsync();
        if (_found.Succeeded && MayUse)
            await LoadChoicesAsync();
        return _found.Problem;
    }

    private protected sealed override Task<Answer<FormValues>> BeginAsync() => Task.FromResult(_found!.Then(thing => Begin(thing, _found.ETag)));
}
