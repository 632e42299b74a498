using System.Globalization;
using Ksf.Portal.Data;
using Ksf.Portal.Representation;
using Ksf.Portal.Services;
using Ksf.Portal.Session;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Primitives;

namespace Ksf.Portal.Forms;

/// <summary>
/// A page with a form: its fields stand in the page, and its verb is <see cref="SendAsync"/>. Drafts, errors, retries, conflicts and lost
/// sessions are handled here, the same for all.
/// </summary>
public abstract class FormPage : WorkPage
{
    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private Drafts Drafts { get; set; } = null!;

    [Inject]
    private FormTickets Tickets { get; set; } = null!;

    [Inject]
    private protected TimeProvider Time { get; set; } = null!;

    [Inject]
    private ILogger<FormPage> Logger { get; set; } = null!;

    /// <summary>The form's own name, one for each thing that it is about: <c>report-need/vest/4601</c>.</summary>
    protected abstract string FormName { get; }

    /// <summary>The form's name in Blazor; there is one on a page.</summary>
    internal const string Name = "form";

    private const string ReviewName = "se-over", CorrectionValue = "endre", StepName = "steg";

    internal FormValues Values { get; private set; } = null!;

    /// <summary>What another person has written meanwhile, in a form that changes something.</summary>
    internal FormValues? Theirs { get; private set; }

    internal FieldErrors Errors { get; private set; } = FieldErrors.None;

    /// <summary>What happened when the form was sent.</summary>
    internal Text? Notice { get; private set; }

    /// <summary>When the draft in the form was saved; null for a form that was not saved before.</summary>
    internal DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Whether the answers are shown to be read over, and not to be changed.</summary>
    internal bool IsReview { get; private set; }

    /// <summary>The step that is shown, from 1; 0 for a form without steps.</summary>
    internal int Step { get; private set; }

    /// <summary>Whether there is another step after this one. Not when the person came to change an answer that they have read over.</summary>
    internal bool HasNextStep => Step < Steps.Count && !IsReview && !IsCorrection;

    /// <summary>The fields on the page. They are known when it has been rendered.</summary>
    internal FieldsOnPage Fields { get; } = new();

    internal string Ticket => TicketFor(IsReview ? ReviewAddress : Address);

    /// <summary>Where the form is filled in.</summary>
    internal string Address => AddressWith(IsCorrection ? CorrectionValue : null, Step);

    /// <summary>Where it is read over, so that it can be loaded again and left by Back.</summary>
    private string ReviewAddress => AddressWith("ja", step: 0);

    private bool IsCorrection => !IsReview && Http.Request.Query[ReviewName] == CorrectionValue;

    internal bool IsPost => HttpMethods.IsPost(Http.Request.Method);

    /// <summary>Sends the form and returns the address of its receipt.</summary>
    private protected abstract Task<Answer<string>> SendAsync(FormValues form, Submission submission);

    /// <summary>
    /// Whether the person reads the answers over before they are sent. The service checks them first, so that what is read over can be sent.
    /// </summary>
    internal virtual bool IsReviewed => false;

    /// <summary>
    /// What the steps are called, when the form has more than one. The service checks each step's answers before the next, so a form with steps is read
    /// over before it is sent.
    /// </summary>
    internal virtual IReadOnlyList<Text> Steps => [];

    /// <summary>Where an answer that has been read over is changed.</summary>
    internal string AddressToChange(int step) => AddressWith(step > 0 ? CorrectionValue : null, step);

    /// <summary>Lets the form be saved and shown at another step.</summary>
    internal string TicketForStep(int step) => TicketFor(AddressWith(null, step));

    /// <summary>What the form begins with: empty, or what is to be changed with its version.</summary>
    private protected virtual Task<Answer<FormValues>> BeginAsync() => Task.FromResult<Answer<FormValues>>(FormValues.New(Time));

    /// <summary>The answers without those that other answers have made void.</summary>
    private protected virtual FormValues Settled(FormValues values) => values;

    /// <summary>Whether the person may use the form, as far as the portal knows. The service decides.</summary>
    private protected virtual bool MayUse => true;

    protected sealed override async Task LoadAsync()
    {
        Step = Steps.Count == 0 ? 0 : Math.Clamp(int.TryParse(Http.Request.Query[StepName], CultureInfo.InvariantCulture, out var step) ? step : 1, 1, Steps.Count);
        if (!MayUse)
        {
            Problem = Problem.Forbidden;
        }
        else if (IsPost)
        {
            Values = Settled(FormValues.From(Http.Request.Form, Time));
        }
        else if (await Drafts.FindAsync(Session.Owner!, FormName, Cancellation) is { } draft)
        {
            (Values, SavedAt, IsReview) = (Settled(draft.Values), draft.SavedAt, IsReviewed && Http.Request.Query[ReviewName] == "ja");
        }
        else
        {
            var begun = await BeginAsync();
            if (begun.Succeeded)
                Values = begun.Value;
            else
                Problem = begun.Problem;
        }
    }

    protected sealed override Task OnInitializedAsync() =>
        Problem is not null && IsPost ? KeepAsync(FormValues.From(Http.Request.Form, Time)) : Task.CompletedTask;

    internal async Task SubmitAsync()
    {
        var isDryRun = IsReviewed && !Http.Request.Form.ContainsKey(FormValues.ReviewedField);
        var answer = await SendOrKeepAsync(isDryRun);
        if (isDryRun && HasNextStep && MayGoOn(answer))
        {
            Step++;
            if (await KeepAsync(Values))
                Navigation.NavigateTo(Address);
            StateHasChanged();
            return;
        }
        if (answer.Succeeded && isDryRun)
        {
            IsReview = true;
            if (await KeepAsync(Values))
                Navigation.NavigateTo(ReviewAddress);
            StateHasChanged();
            return;
        }
        if (answer.Succeeded)
        {
            await ForgetAsync();
            Navigation.NavigateTo(answer.Value);
            return;
        }

        await ShowAsync(answer.Problem, isDryRun);
        await KeepAsync(Values);
        if (answer.Problem.Status == StatusCodes.Status401Unauthorized)
            Navigation.NavigateTo(SignIn.Url(Address));
        StateHasChanged();
    }

    // What later steps will ask for is not missing yet, and what concerns the whole is checked when all is answered.
    private bool MayGoOn(Answer<string> answer) => answer.Succeeded
        || (answer.Problem.Status is StatusCodes.Status409Conflict or StatusCodes.Status422UnprocessableEntity or >= StatusCodes.Status500InternalServerError
            && !answer.Problem.Errors.Any(error => Fields.StepOf(error.Pointer) == Step));

    private async Task<Answer<string>> SendOrKeepAsync(bool isDryRun)
    {
        try
        {
            return await SendAsync(Values, new Submission(Values.Key, Values.Version, isDryRun));
        }
        catch (OperationCanceledException)
        {
            await KeepAsync(Values);
            throw;
        }
    }

    private async Task ShowAsync(Problem problem, bool isDryRun)
    {
        switch (problem.Status)
        {
            case StatusCodes.Status401Unauthorized:
                break;
            case StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound:
                Problem = problem;
                break;
            case StatusCodes.Status412PreconditionFailed:
                await ShowTheirsAsync();
                break;
            case >= StatusCodes.Status500InternalServerError when isDryRun:
                Notice = FormTexts.NotChecked;
                break;
            // The outcome is unknown. The key is kept, so that a retry cannot have the effect twice. It is not checked first, because
            // what has been done cannot be done again.
            case >= StatusCodes.Status500InternalServerError:
                (Notice, IsReview) = (FormTexts.OutcomeUnknown, IsReviewed);
                break;
            // The form was changed after it was sent, so a new key makes it another.
            case StatusCodes.Status422UnprocessableEntity when problem.Type == Problem.KeyReused:
                Notice = FormTexts.SentBefore;
                Values = Values.WithNewKey(Time);
                break;
            default:
                Errors = FieldErrors.From(HasNextStep ? problem with { Errors = [.. problem.Errors.Where(error => Fields.StepOf(error.Pointer) == Step)] } : problem);
                break;
        }
    }

    private async Task ShowTheirsAsync()
    {
        var current = await BeginAsync();
        if (!current.Succeeded)
        {
            Problem = current.Problem;
            return;
        }
        (Theirs, Values, Notice) = (current.Value, Values with { Version = current.Value.Version }, FormTexts.ChangedByAnother);
    }

    // Not cancelled with the request: the person may have closed the page.
    private Task<bool> KeepAsync(FormValues values) =>
        WithoutFailingAsync(() => Drafts.SaveAsync(Session.Owner!, FormName, values, CancellationToken.None));

    private string AddressWith(string? review, int step)
    {
        var others = Http.Request.Query.Where(part => part.Key is not (ReviewName or StepName));
        var own = new[] { (StepName, step > 0 ? $"{step}" : null), (ReviewName, review) }
            .Where(part => part.Item2 is not null).Select(part => KeyValuePair.Create(part.Item1, new StringValues(part.Item2)));
        return $"{Http.Request.Path.ToUriComponent()}{QueryString.Create(others.Concat(own))}";
    }

    private string TicketFor(string address) => Tickets.Write(new FormTicket(Session.Owner!, FormName, address));

    private async Task ForgetAsync() =>
        await WithoutFailingAsync(() => Drafts.SentAsync(Session.Owner!, FormName, Values.Key, CancellationToken.None));

    // What the service answered must be shown even if the draft cannot be saved.
    private async Task<bool> WithoutFailingAsync(Func<Task> save)
    {
        try
        {
            await save();
            return true;
        }
        catch (Exception exception) when (Unavailable.IsCauseOf(exception))
        {
            Logger.LogError("A draft could not be saved: {Reason}", exception.GetBaseException().Message);
            return false;
        }
    }
}
