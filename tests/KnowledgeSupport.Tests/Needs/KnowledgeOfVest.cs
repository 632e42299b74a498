using System.Net.Http.Json;
using System.Text.Json;
using Ksf.KnowledgeSupport.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Needs;

/// <summary>KnowledgeSupport of the deployment vest, which knows Askøy and Bergen and a FoU contact in each.</summary>
public sealed class KnowledgeOfVest : IAsyncLifetime
{
    public static readonly Guid AskoyId = Guid.Parse("0192f000-0000-7000-8000-000000004627");
    public static readonly Guid BergenId = Guid.Parse("0192f000-0000-7000-8000-000000004601");

    internal ServiceUnderTest<KnowledgeDbContext> Service { get; private set; } = null!;

    /// <summary>FoU-kontakt, Askøy.</summary>
    public HttpClient Askoy { get; private set; } = null!;

    /// <summary>FoU-kontakt, Bergen.</summary>
    public HttpClient Bergen { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await ServiceUnderTest<KnowledgeDbContext>.StartAsync("vest");
        await Service.KnowAsync(AskoyId, "4627", "Askøy");
        await Service.KnowAsync(BergenId, "4601", "Bergen");
        await Poll.UntilAsync(
            () => Service.QueryAsync<long>("select count(*) from known_municipalities"), known => known == 2, TimeSpan.FromSeconds(20));
        Askoy = await Service.SignInAsync("askoy-fou", Roles.RdContact, AskoyId);
        Bergen = await Service.SignInAsync("bergen-fou", Roles.RdContact, BergenId);
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}

/// <summary>What a FoU contact does with needs, in a line each.</summary>
internal static class NeedSteps
{
    public static object Falls(string organisation = "4627", string title = "Fall hos hjemmeboende eldre") => new
    {
        organisation,
        title,
        question = "Hvilke tiltak i hjemmet gir færre fall blant eldre over 80 år?",
        background = "Antallet brudd øker, og kommunen skal velge tiltak før neste økonomiplan.",
        serviceArea = "health-and-care",
    };

    public static async Task<HttpResponseMessage> ReportAsync(this HttpClient contact, object need, string? key = null, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/needs") { Content = JsonContent.Create(need) };
        request.Headers.Add("Idempotency-Key", key ?? Guid.CreateVersion7().ToString());
        if (language is not null)
            request.Headers.Add("Accept-Language", language);
        return await contact.SendAsync(request);
    }

    public static async Task<HttpResponseMessage> ReviseAsync(this HttpClient contact, Uri need, string? etag, object revision)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, need) { Content = JsonContent.Create(revision) };
        if (etag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", etag);
        return await contact.SendAsync(request);
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>();

    public static string Text(this JsonElement json, string property) => json.GetProperty(property).GetString()!;
}
