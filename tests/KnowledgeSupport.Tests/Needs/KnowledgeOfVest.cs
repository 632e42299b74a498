using System.Net;
using System.Text.Json;
using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Needs;

/// <summary>KnowledgeSupport of the deployment vest, which knows Askøy and Bergen a FoU contact in each, and the secretariat.</summary>
public sealed class KnowledgeOfVest : IAsyncLifetime
{
    public static readonly Guid AskoyId = Guid.Parse("0192f000-0000-7000-8000-000000004627");
    public static readonly Guid BergenId = Guid.Parse("0192f000-0000-7000-8000-000000004601");

    internal ServiceUnderTest<KnowledgeDbContext> Service { get; private set; } = null!;

    /// <summary>FoU-kontakt, Askøy.</summary>
    public HttpClient Askoy { get; private set; } = null!;

    /// <summary>FoU-kontakt, Bergen.</summary>
    public HttpClient Bergen { get; private set; } = null!;

    /// <summary>Of the secretariat of KSF Vest.</summary>
    public HttpClient Secretariat { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await ServiceUnderTest<KnowledgeDbContext>.StartAsync("vest");
        await Service.KnowAsync(AskoyId, "4627", "Askøy");
        await Service.KnowAsync(BergenId, "4601", "Bergen");
        await Poll.UntilAsync(
            () => Service.QueryAsync<long>("select count(*) from known_municipalities"), known => known == 2, TimeSpan.FromSeconds(20));
        Askoy = await Service.SignInAsync("askoy-fou", Roles.RdContact, AskoyId);
        Secretariat = await Service.SignInAsync("vest-sekretariat", Roles.RegionalSecretariat, StableId.OfDeployment("vest"));
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

    /// <summary>The public state of a need, as its deployment sends it: Askøy's, unless it is changed.</summary>
    public static NeedState FallsOf(string number, DateTimeOffset? at = null)
    {
        var submittedAt = at ?? TimeProvider.System.GetUtcNow();
        return new NeedState(
            Guid.CreateVersion7(submittedAt), KnowledgeOfVest.AskoyId, "Fall hos hjemmeboende eldre", "Hva virker mot brudd?", ServiceArea.HealthAndCare,
            NeedStatus.Submitted, submittedAt, number, [new Step("submitted", submittedAt)]);
    }

    /// <summary>What a need is changed to.</summary>
    public static object Revision { get; } =
        new { title = "Fall på sykehjem", question = "Hva gir færre fall på sykehjem?", serviceArea = "health-and-care" };

    extension(HttpClient contact)
    {
        public Task<HttpResponseMessage> ReportAsync(object need, string? key = null, string? language = null) =>
            contact.CreateAsync("/v1/needs", need, key, language);

        /// <summary>Reports a need that must be taken, and reads it.</summary>
        public async Task<JsonElement> ReportAndReadAsync(object need)
        {
            using var answer = await contact.ReportAsync(need);
            return await answer.JsonAsync(HttpStatusCode.Created);
        }

        /// <summary>Reports a need that must be taken.</summary>
        /// <returns>Its address.</returns>
        public async Task<string> ReportNeedAsync()
        {
            using var answer = await contact.ReportAsync(Falls());
            await answer.HasStatusAsync(HttpStatusCode.Created);
            return answer.Location;
        }

        public Task<HttpResponseMessage> ReviseAsync(string need, string? ifMatch) => contact.ChangeAsync(HttpMethod.Put, need, ifMatch, Revision);

        public Task<HttpResponseMessage> WithdrawAsync(string need, string ifMatch = "\"1\"", string? key = null) =>
            contact.ChangeAsync(HttpMethod.Post, $"{need}/withdrawal", ifMatch, new { reason = "Svart på av nabokommunen." }, key);
    }
}
