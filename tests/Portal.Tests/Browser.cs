using System.Net;
using System.Text.RegularExpressions;

namespace Ksf.Portal.Tests;

/// <summary>A browser without JavaScript: keeps cookies, follows redirects, and sends the page's form with its hidden fields.</summary>
internal sealed partial class Browser
{
    private readonly Uri _site;

    private readonly HttpClient _http;

    public Browser(Uri site, CookieContainer? cookies = null)
    {
        (_site, Cookies) = (site, cookies ?? new CookieContainer());
        _http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies });
    }

    public CookieContainer Cookies { get; }

    public Uri Page { get; private set; } = null!;

    public HttpResponseMessage Response { get; private set; } = null!;

    public string Html { get; private set; } = "";

    /// <summary>The page's words, without its markup.</summary>
    public string Text => WebUtility.HtmlDecode(Tags().Replace(Html, " "));

    /// <summary>The same with one space between words, as a person reads it.</summary>
    public string Words => string.Join(' ', Text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    public Task OpenAsync(string address) => ShowAsync(_http.GetAsync(new Uri(_site, address)));

    /// <summary>Another browser with the same cookies as they are now: what one has who has copied them.</summary>
    public Browser Copy()
    {
        var copied = new CookieContainer();
        copied.Add(Cookies.GetAllCookies());
        return new Browser(_site, copied);
    }

    /// <summary>Forgets who is signed in, and keeps the page.</summary>
    public void LoseCookies(params IEnumerable<string> names)
    {
        foreach (var cookie in Cookies.GetAllCookies().Where(cookie => names.Contains(cookie.Name)))
            cookie.Expired = true;
    }

    /// <summary>The last form on the page: on our pages the first is the one that signs out.</summary>
    public Form Form()
    {
        var form = Forms().Matches(Html).Last().Value;
        var hidden = HiddenFields().Matches(form).Select(field => (Attribute(field.Value, "name"), Attribute(field.Value, "value")));
        var action = Attribute(form, "action");
        return new Form(action.Length == 0 ? Page : new Uri(Page, action), [.. hidden]);
    }

    public Task SendAsync(params (string Name, string Value)[] typed) => SendAsync(Form(), typed);

    /// <summary>Sends the form, and sends it on when it is shown to be read over.</summary>
    public async Task SendReviewedAsync(params (string Name, string Value)[] typed)
    {
        await SendAsync(typed);
        if (Form() is var review && review["_sett-over"] is not null)
            await SendAsync(review);
    }

    /// <summary>Presses a button of the form that sends it elsewhere.</summary>
    public Task PressAsync(string address, params (string Name, string Value)[] typed) =>
        SendAsync(Form() with { Target = new Uri(Page, address) }, typed);

    public Task SendAsync(Form form, params (string Name, string Value)[] typed) =>
        ShowAsync(_http.PostAsync(form.Target, new FormUrlEncodedContent(
            form.Hidden.Concat(typed).Select(field => KeyValuePair.Create(field.Name, field.Value)))));

    private async Task ShowAsync(Task<HttpResponseMessage> answer)
    {
        Response = await answer;
        Page = Response.RequestMessage!.RequestUri!;
        Html = await Response.Content.ReadAsStringAsync();
    }

    private static string Attribute(string tag, string name) =>
        WebUtility.HtmlDecode(Regex.Match(tag, $"^<[^>]*? {name}=\"([^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.Singleline) is { Success: true } found
            ? found.Groups[1].Value
            : "");

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex HiddenFields();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();
}

/// <summary>A form as it came, with its hidden fields.</summary>
internal sealed record Form(Uri Target, IReadOnlyList<(string Name, string Value)> Hidden)
{
    public string? this[string name] => Hidden.LastOrDefault(field => field.Name == name).Value;

    public Form With(string name, string value) => this with { Hidden = [.. Hidden.Where(field => field.Name != name), (name, value)] };
}
