using Ksf.Portal.Forms;
using Ksf.Portal.Services;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Register;

/// <summary>A page that changes a thing of the register. The secretariat of its deployment is represented.</summary>
public abstract class RegisterFormPage<TThing> : ChangePage<TThing>
    where TThing : class, IRegistered
{
    [Inject]
    private protected RegisterClient Register { get; set; } = null!;

    /// <summary>Its noun in the API's addresses: <c>clusters</c>.</summary>
    private protected abstract string Noun { get; }

    /// <summary>The list of things of its kind, where one goes when it is not found.</summary>
    private protected abstract string ListUrl { get; }

    /// <summary>Which thing it is, said above the fields.</summary>
    private protected Text[] Lead => Problem is null ? [Text.Same($"{Thing.Name}.")] : [];

    /// <summary>Where one goes who does not send the form.</summary>
    private protected string Cancel => Problem is null ? Thing.Url : ListUrl;

    protected sealed override string FormName => $"{Action}-{Noun}/{Deployment}/{Thing.Id}";

    /// <summary>Reads the thing by what is in the address.</summary>
    private protected abstract Task<Answer<TThing>> ReadAsync();

    private protected sealed override IReadOnlyList<string> ActionsOf(TThing thing) => thing.Actions;

    private protected sealed override async Task<Answer<TThing>> FindAsync()
    {
        var found = await ReadAsync();
        if (found.Value is { } thing)
            (Deployment, Organisation) = (thing.Deployment, thing.Deployment);
        return found;
    }

    /// <summary>Sends the change and returns the address of the thing.</summary>
    private protected async Task<Answer<string>> ChangeAsync<TBody>(string path, TBody body, Submission submission)
    {
        var changed = await Register.ChangeAsync(Thing, Noun, path, body, submission, Cancellation);
        return changed.Then(_ => $"{Thing.Url}?endret");
    }

    /// <summary>Sends the thing as it is described anew, and returns its address.</summary>
    private protected async Task<Answer<string>> ReviseAsync<TBody>(TBody body, Submission submission)
    {
        var revised = await Register.ReviseAsync(Thing, Noun, body, submission, Cancellation);
        return revised.Then(_ => $"{Thing.Url}?endret");
    }
}
