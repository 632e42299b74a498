using System.Net;
using System.Text.Json;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Similar;
using Ksf.KnowledgeSupport.Tests.Endorsements;
using Ksf.KnowledgeSupport.Tests.Needs;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Similar;

public sealed class Bokmal_and_nynorsk
{
    [Theory]
    [InlineData("Korleis verkar heimetenesta?", "hvordan virker hjemetjenesta")]
    [InlineData("Hvordan virker hjemmetjenesten?", "hvordan virker hjemetjenesten")]
    [InlineData("Sjukeheimar, skular og forsking", "sykehjemar skoler og forskning")]
    [InlineData("Sykehjemmet og sjukeheimen", "sykehjemet og sykehjemen")]
    [InlineData("Kva er verknaden av meistring i kvardagen?", "hva er virkningen av mestring i hverdagen")]
    [InlineData("Tryggleik", "trygghet")]
    [InlineData("GPS-sporing 24/7", "gps sporing 24 7")]
    [InlineData("", "")]
    public void Have_one_form_to_be_compared_in(string text, string common) => Assert.Equal(common, CommonForm.OfText(text));

    /// <summary>The table is data: no pair may lead on to another, since a word is replaced once.</summary>
    [Theory]
    [InlineData("Ikkje noko frå heile skulen", "Ikke noe fra hele skolen")]
    [InlineData("Fleire einsame på sjukeheimen", "Flere ensomme på sykehjemmet")]
    [InlineData("Førebygging av fråvær", "Forebygging av fravær")]
    public void Are_the_same_but_for_endings(string nynorsk, string bokmal)
    {
        var (one, other) = (CommonForm.OfText(nynorsk).Split(' '), CommonForm.OfText(bokmal).Split(' '));

        Assert.Equal(one.Length, other.Length);
        Assert.Each(one.Zip(other), pair => Assert.Equal(pair.First[..Math.Min(3, pair.First.Length)], pair.Second[..Math.Min(3, pair.Second.Length)]));
    }
}

public sealed class Similar_needs(KnowledgeOfVest vest) : IClassFixture<KnowledgeOfVest>
{
    private const string Similar = "/v1/overview/needs/similar";

    [Theory]
    [InlineData("Velferdsteknologi på sjukeheim\nKorleis verkar velferdsteknologi på sjukeheimar?", "velferdsteknologi")]
    [InlineData("Velferdsteknologi i sykehjem", "velferdsteknologi")]
    [InlineData("Hvilken virkning har velferdsteknologi på sykehjem?", "velferdsteknologi")]
    public async Task Are_found_in_either_written_norwegian_from_any_deployment_with_why(string text, string word)
    {
        await KnowAsync();

        // Those that other tests report here are less like it.
        var found = (await vest.Bergen.ReadAsync($"{Similar}?text={Uri.EscapeDataString(text)}&area=health-and-care")).Items()[0];

        Assert.Equal("midt-2026-71", found.Text("number"));
        Assert.Contains(word, found.Items("commonWords").Select(common => common.GetString()), StringComparer.OrdinalIgnoreCase);
        Assert.True(found.GetProperty("sameArea").GetBoolean());
        Assert.Equal("Askøy", found.GetProperty("organisation").Text("name"));
    }

    [Fact]
    public async Task Are_not_those_that_share_only_everyday_words_or_are_withdrawn()
    {
        await KnowAsync();

        Assert.Empty(Items(await vest.Bergen.ReadAsync($"{Similar}?text={Uri.EscapeDataString("Hvordan virker det for hvem?")}")));
        Assert.Empty(Items(await vest.Bergen.ReadAsync($"{Similar}?text={Uri.EscapeDataString("Trekking av tilbudet om stillgående brøyting")}")));
        Assert.Empty(Items(await vest.Bergen.ReadAsync($"{Similar}?text={Uri.EscapeDataString("'); drop table needs; -- :* & | !")}")));
    }

    [Fact]
    public async Task Are_for_participants_and_the_text_is_not_endless()
    {
        await vest.Service.Anonymous.ReadProblemAsync($"{Similar}?text=fall", HttpStatusCode.Unauthorized);
        Assert.Equal("?text", (await vest.Bergen.ReadProblemAsync($"{Similar}?text={new string('a', 1_001)}", HttpStatusCode.UnprocessableEntity)).OnlyError().Pointer);
        Assert.Equal("?limit", (await vest.Bergen.ReadProblemAsync($"{Similar}?text=fall&limit=21", HttpStatusCode.UnprocessableEntity)).OnlyError().Pointer);
    }

    [Fact]
    public async Task That_were_seen_are_kept_with_how_the_new_one_differs()
    {
        var id = await KnowAsync();
        using var unexplained = await vest.Bergen.ReportAsync(Report(id, null));
        var need = await vest.Bergen.ReportAndReadAsync(Report(id, "Vi spør om dem som bor hjemme."));

        Assert.Equal("/differsBecause", (await unexplained.ProblemAsync(HttpStatusCode.UnprocessableEntity)).OnlyError().Pointer);
        Assert.Equal("Vi spør om dem som bor hjemme.", need.Text("differsBecause"));
        Assert.Equal("midt-2026-71", Assert.Single(need.Items("differsFrom")).Text("number"));
    }

    [Fact]
    public async Task And_a_search_in_bokmal_finds_a_title_in_nynorsk()
    {
        await KnowAsync();

        Assert.Equal("midt-2026-71", Assert.Single((await vest.Service.Anonymous.ReadAsync("/v1/public/needs?q=sjukeheimen")).Items()).Text("number"));
    }

    private static List<JsonElement> Items(JsonElement list) => list.Items();

    private static object Report(Guid similar, string? because) => new
    {
        organisation = "4601",
        title = "Velferdsteknologi hjemme",
        question = "Virker den?",
        serviceArea = "health-and-care",
        differsFrom = new[] { similar },
        differsBecause = because,
    };

    private async Task<Guid> KnowAsync()
    {
        var submitted = new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
        var need = NeedSteps.FallsOf("midt-2026-71", submitted) with
        {
            Id = Guid.Parse("019a3c00-0000-7000-8000-000000000071"),
            Title = "Velferdsteknologi på sykehjem",
            Question = "Hvordan virker velferdsteknologi for beboere på sykehjem?",
        };
        await vest.Service.SayAsync("submitted", need, "midt");
        await vest.Service.SayAsync("withdrawn", NeedSteps.FallsOf("midt-2026-72", submitted) with
        {
            Id = Guid.Parse("019a3c00-0000-7000-8000-000000000072"),
            Title = "Stillgående brøyting",
            Question = "Hva koster stillgående brøyting?",
            Status = NeedStatus.Withdrawn,
        }, "midt");
        await vest.KnowsAsync("midt-2026-71");
        await vest.KnowsAsync("midt-2026-72");
        return need.Id;
    }
}
