using Ksf.Portal.Forms;
using Ksf.Portal.Services;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Register;

/// <summary>A page that changes a thing of the register. The secretariat of its deployment is represented.</summary>
public abstract class RegisterFormPage<TThing> : FormPage
    where TThing : class, IRegistered
{
    private Answer<TThing>? _found;

    [Inject]
    private protected RegisterClient Register { get; set; } = null!;

    /// <summary>The thing as it was read for this page.</summary>
    private protected TThing Thing => _found!.Value!;

    /// <summary>The action of the API that the page is for.</summary>
    private protected abstract string Action { get; }

    /// <summary>Its noun in the API's addresses: <c>clusters</c>.</summary>
    private protected abstract string Noun { get; }

    /// <summary>The list of things of its kind, where one goes when it is not found.</summary>
    private protected abstract string ListUrl { get; }

    /// <summary>Which thing it is, said above the fields.</summary>
    private protected Text[] Lead => Problem is null ? [Text.Same($"{Thing.Name}.")] : [];

    /// <summary>Where one goes who does not send the form.</summary>
    private protected string Cancel => Problem is null ? Thing.Url : ListUrl;

    protected sealed override string FormName => $"{Action}-{Noun}/{Deployment}/{Thing.Id}";

    private protected sealed override bool MayUse => Thing.Actions.Contains(Action);

    /// <summary>Finds the thing by what is in the address.</summary>
    private protected abstract Task<Answer<TThing>> FindAsync();

    /// <summary>Reads what the fields choose among. The thing has been found, and the person may change it.</summary>
    private protected virtual Task LoadChoicesAsync() => Task.CompletedTask;

    private protected sealed override async Task<Problem?> ResolveAsync()
    {
        _found = await FindAsync();
        if (!_found.Succeeded)
            return _found.Problem;
        (Deployment, Organisation) = (Thing.Deployment, Thing.Deployment);
        if (MayUse)
            await LoadChoicesAsync();
        return null;
    }

    private protected sealed override Task<Answer<FormValues>> BeginAsync() => Task.FromResult<Answer<FormValues>>(FormValues.Existing(_found!.ETag, Time));

    /// <summary>Sends the change and returns the address of the thing.</summary>
    private protected async Task<Answer<string>> ChangeAsync<TBody>(string path, TBody body, Submission submission)
    {
        var changed = await Register.ChangeAsync(Thing, Noun, path, body, submission, Cancellation);
        return changed.Then(_ => $"{Thing.Url}?endret");
    }
}
