using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Forms;

/// <summary>What the fields of a form have in common, whatever their control is.</summary>
public abstract class FormField : ComponentBase
{
    [CascadingParameter]
    public FormFrame Frame { get; set; } = null!;

    [CascadingParameter]
    public FormStep? Step { get; set; }

    [Inject]
    internal Reader Reader { get; set; } = null!;

    /// <summary>The field's JSON pointer in the request, without the slash.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter, EditorRequired]
    public Text Label { get; set; } = null!;

    [Parameter]
    public Text? Hint { get; set; }

    /// <summary>Who can read the answer. It is said at the field, and again where the answers are read over.</summary>
    [Parameter]
    public Text? Readers { get; set; }

    [Parameter]
    public bool Optional { get; set; }

    /// <summary>What is filled in, as a person reads it; null for nothing.</summary>
    private protected abstract string? InWords(FormValues values);

    private protected string? Value => Frame.Page.Values[Name];

    private protected string? Answer => InWords(Frame.Page.Values);

    private protected string? Note => Optional ? Reader[FormTexts.Optional] : null;

    private protected string? ReadersText => Readers is null ? null : Reader[Readers];

    private protected string? HintText => Hint is null ? null : Reader[Hint];

    private protected string? AriaRequired => Optional ? null : "true";

    /// <summary>What another person has filled in meanwhile, if it is something else.</summary>
    private protected string? Theirs => Frame.Page.Theirs is { } theirs && theirs[Name] != Value ? InWords(theirs) ?? Reader[FormTexts.Nothing] : null;
}
