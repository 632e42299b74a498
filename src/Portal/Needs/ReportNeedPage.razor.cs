using Ksf.Portal.Forms;
using Ksf.Portal.Representation;
using Ksf.Portal.Services;
using Ksf.Portal.Session;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Needs;

/// <summary>The page where a municipality's contact reports a need.</summary>
public sealed partial class ReportNeedPage : OrganisationPage
{
    private FieldErrors _errors = FieldErrors.None;
    private Text? _notice;

    [Inject]
    private NeedsClient Needs { get; set; } = null!;

    [Inject]
    private Drafts Drafts { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [SupplyParameterFromForm(FormName = "report-need")]
    private NeedForm? Form { get; set; }

    private Dictionary<string, string> Labels => new()
    {
        ["title"] = Reader[NeedTexts.Title],
        ["question"] = Reader[NeedTexts.Question],
        ["background"] = Reader[NeedTexts.Background],
        ["serviceArea"] = Reader[NeedTexts.Area],
    };

    private string Page => $"{NeedsUrl}/nytt";

    protected override Task LoadAsync()
    {
        if (!ActingFor.MayReport)
            Problem = Problem.Forbidden;
        if (Form is null && Drafts.Take<NeedForm>(Page) is { } draft)
        {
            Form = draft;
            _notice = NeedTexts.DraftRestored;
        }
        Form ??= new NeedForm();
        // The field comes back as anybody writes it, and becomes a header.
        Form.Key = Guid.TryParse(Form.Key, out var key) ? key.ToString() : NewKey();
        return Task.CompletedTask;
    }

    private async Task SendAsync()
    {
        if (Problem is not null)
            return;
        if (Session.HasExpired)
        {
            SignInAgain();
            return;
        }

        var answer = await Needs.ReportAsync(Deployment, Form!.For(Organisation), Form.Key!, Cancellation);
        if (answer.Succeeded)
            Navigation.NavigateTo($"{NeedsUrl}/{answer.Value.OriginalString.Split('/')[^1]}?meldt");
        else
            ShowProblem(answer.Problem);
    }

    private void ShowProblem(Problem problem)
    {
        switch (problem.Status)
        {
            case StatusCodes.Status401Unauthorized:
                SignInAgain();
                break;
            case StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound:
                Problem = problem;
                break;
            // The outcome is unknown. The key is kept, so that a retry cannot report the need twice.
            case >= StatusCodes.Status500InternalServerError:
                _notice = NeedTexts.OutcomeUnknown;
                break;
            // The form was changed after it was sent, so a new key makes it another need.
            case StatusCodes.Status422UnprocessableEntity when problem.Type == Problem.KeyReused:
                _notice = NeedTexts.SentBefore;
                Form!.Key = NewKey();
                break;
            default:
                _errors = FieldErrors.From(problem);
                break;
        }
    }

    private void SignInAgain()
    {
        Drafts.Keep(Page, Form!);
        Navigation.NavigateTo(SignIn.Url(Page));
    }

    private string NewKey() => Guid.CreateVersion7(Time.GetUtcNow()).ToString();
}
