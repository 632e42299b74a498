using Ksf.Contracts;
using Ksf.Contracts.Knowledge;
using Ksf.Contracts.Registry;
using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Tests.Needs;
using Ksf.ServiceDefaults.Access;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Lists;

/// <summary>KnowledgeSupport of the nation with five needs, of which one is withdrawn. Askøy had another number before 2020.</summary>
public sealed class NationWithNeeds : IAsyncLifetime
{
    private const int TwoYears = 2 * 365 * 24 * 60;

    internal ServiceUnderTest<KnowledgeDbContext> Service { get; private set; } = null!;

    /// <summary>Of the national secretariat.</summary>
    public HttpClient Reader { get; private set; } = null!;

    internal NeedState Falls { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await ServiceUnderTest<KnowledgeDbContext>.StartAsync("nasjonal");
        await Service.SayAsync("registered", new MunicipalityState(
            KnowledgeOfVest.AskoyId,
            [
                new("1247", "Askøy", "Askøy", [], "12", "vest", null, null, null, new DateOnly(1964, 1, 1), new DateOnly(2020, 1, 1)),
                new("4627", "Askøy", "Askøy", [], "46", "vest", null, null, null, new DateOnly(2020, 1, 1), null),
                new("9927", "Nye Askøy", "Nye Askøy", [], "99", "vest", null, null, null, new DateOnly(2099, 1, 1), null),
            ],
            []));
        await Service.KnowAsync(KnowledgeOfVest.BergenId, "4601", "Bergen");
        Reader = await Service.SignInAsync("sekretariat", Roles.NationalSecretariat, StableId.OfDeployment("nasjonal"));

        Falls = Need("vest-2026-1", MinutesAgo(50), KnowledgeOfVest.AskoyId, "Fall hos eldre", "Hvilke tiltak hindrer brudd i hjemmet?", ServiceArea.HealthAndCare);
        await SayAsync(Falls);
        await SayAsync(Need("midt-2026-1", MinutesAgo(40), KnowledgeOfVest.AskoyId, "Støy i barnehagen", "Hvor mye fravær gir støyen?", ServiceArea.Kindergarten));
        var truancy = Need("vest-2026-2", MinutesAgo(30), KnowledgeOfVest.BergenId, "Skolevegring", "Hva hindrer at elever faller fra?", ServiceArea.School);
        await SayAsync(truancy);
        await SayAsync(
            Need("vest-2026-3", MinutesAgo(20), KnowledgeOfVest.AskoyId, "Leksehjelp på skolen", "Hjelper leksehjelp?", ServiceArea.School) with
            {
                Status = NeedStatus.Withdrawn,
            });
        var bathing = Need("midt-2026-2", MinutesAgo(TwoYears), KnowledgeOfVest.BergenId, "Bading hele året", "Er det farlig?", ServiceArea.Culture);
        await SayAsync(bathing);
        await Poll.UntilAsync(() => Service.QueryAsync<long>("select count(*) from known_needs"), known => known == 5, TimeSpan.FromSeconds(20));
        foreach (var (need, municipality) in ((Guid, Guid)[])[(truancy.Id, KnowledgeOfVest.AskoyId), (bathing.Id, KnowledgeOfVest.AskoyId), (bathing.Id, KnowledgeOfVest.BergenId)])
        {
            await Service.SayAsync(
                "endorsed", new EndorsementState(Guid.CreateVersion7(), need, municipality, Importance.Useful, null, EndorsementStatus.Given, MinutesAgo(10), null), "vest");
        }
        await Poll.UntilAsync(() => Service.QueryAsync<long>("select sum(endorsers) from known_needs"), endorsers => endorsers == 3, TimeSpan.FromSeconds(20));
        await Poll.UntilAsync(() => Service.QueryAsync<long>("select count(*) from known_municipalities"), known => known == 2, TimeSpan.FromSeconds(20));
    }

    public async ValueTask DisposeAsync()
    {
        Reader.Dispose();
        await Service.DisposeAsync();
    }

    private Task SayAsync(NeedState need) => Service.SayAsync("submitted", need, need.Number[..4]);

    private static DateTimeOffset MinutesAgo(int minutes) => TimeProvider.System.GetUtcNow().AddMinutes(-minutes);

    private static NeedState Need(string number, DateTimeOffset at, Guid municipality, string title, string question, ServiceArea area) =>
        NeedSteps.FallsOf(number, at) with { MunicipalityId = municipality, Title = title, Question = question, ServiceArea = area };
}
