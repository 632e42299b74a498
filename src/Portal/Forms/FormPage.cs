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

    private const string ReviewName = "se-over";

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

    internal string Ticket => Tickets.Write(new FormTicket(Session.Owner!, FormName, IsReview ? ReviewAddress : Address));

    /// <summary>Where the form is filled in.</summary>
    internal string Address => AddressWith(null);

    /// <summary>Where it is read over, so that it can be loaded again and left by Back.</summary>
    private string ReviewAddress => AddressWith("ja");

    internal bool IsPost => HttpMethods.IsPost(Http.Request.Method);

    /// <summary>Sends the form and returns the address of its receipt.</summary>
    private protected abstract Task<Answer<string>> SendAsync(FormValues form, Submission submission);

    /// <summary>
    /// Whether the person reads the answers over before they are sent. The service checks them first, so that what is read over can be sent.
    /// </summary>
    internal virtual bool IsReviewed => false;

    /// <summary>What the form begins with: empty, or what is to be changed with its version.</summary>
    private protected virtual Task<Answer<FormValues>> BeginAsync() => Task.FromResult<Answer<FormValues>>(FormValues.New(Time));

    /// <summary>Whether the person may use the form, as far as the portal knows. The service decides.</summary>
    private protected virtual bool MayUse => true;

    protected sealed override async Task LoadAsync()
    {
        if (!MayUse)
        {
            Problem = Problem.Forbidden;
        }
        else if (IsPost)
        {
            Values = FormValues.From(Http.Request.Form, Time);
        }
        else if (await Drafts.FindAsync(Session.Owner!, FormName, Cancellation) is { } draft)
        {
            (Values, SavedAt, IsReview) = (draft.Values, draft.SavedAt, IsReviewed && Http.Request.Query.ContainsKey(ReviewName));
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
                Errors = FieldErrors.From(problem);
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

    private string AddressWith(string? review) => $"{Http.Request.Path.ToUriComponent()}{QueryString.Create(
        Http.Request.Query.Where(part => part.Key != ReviewName).Concat(review is null ? [] : [KeyValuePair.Create(ReviewName, new StringValues(review))]))}";

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
