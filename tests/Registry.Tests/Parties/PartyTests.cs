using System.Net;
using Ksf.Contracts.Registry;
using Ksf.Registry.ReferenceData;
using Ksf.TestKit;

namespace Ksf.Registry.Tests.Parties;

public sealed class PartyTests(Country country)
{
    private static readonly IReadOnlyList<PartyState> Register = StructureParties.Of(RealData.Files);

    [Fact]
    public void The_register_holds_what_the_file_of_the_structure_says_and_nothing_more()
    {
        // The bodies of the regions and of the nation are no parties. The general kinds (institution, authority, association) are those of which no more is known.
        var kinds = Register.CountBy(party => party.Kind.Name).ToDictionary();

        Assert.Equal(
            new Dictionary<string, int>
            {
                ["university"] = 11,
                ["research-institute"] = 9,
                ["competence-centre"] = 16,
                ["hospital-trust"] = 11,
                ["regional-health-authority"] = 4,
                ["institution"] = 14,
                ["ministry"] = 5,
                ["county-governor"] = 4,
                ["state-agency"] = 8,
                ["authority"] = 4,
                ["county-authority"] = 6,
                ["local-government-association"] = 3,
                ["user-organisation"] = 1,
                ["association"] = 4,
                ["body"] = 15,
                ["committee"] = 5,
            },
            kinds);
        Assert.Each(Register, party => Assert.Null(party.Deployment));
        Assert.DoesNotContain(Register, party => party.Name is "Regionalt samarbeidsorgan KSF Vest" or "Arbeidsutvalg KSF Vest" or "KSF Helse");
        Assert.Equal(Named("HelseOmsorg21-rådet").Id, Named("Arbeidsgruppe under HelseOmsorg21-rådet (2015-2017)").ParentId);
        Assert.Equal(Named("Helse Vest RHF").Id, Named("Vurderingskomiteane i Helse Vest").ParentId);
        Assert.Equal("committee", Named("Vurderingskomiteane i Helse Vest").Kind.Name);
        Assert.Null(Named("Universitetet i Oslo").ParentId);
    }

    [Fact]
    public async Task Anyone_reads_them_in_every_deployment()
    {
        var anyone = country.Vest.Anonymous;

        var names = (await anyone.ReadAllAsync("/v1/parties", pageSize: 50)).ConvertAll(party => party.Text("name"));
        var committees = await anyone.ReadAsync("/v1/parties?kind=committee");

        Assert.Equal(Register.Where(party => party.ValidTo is null).Select(party => party.Name).Order(StringComparer.Ordinal), names);
        Assert.Equal(
            ["Blankholmutvalget", "Hagen-utvalget", "Husebekk-utvalget", "Sykehusutvalget", "Vurderingskomiteane i Helse Vest"],
            committees.Items("items").Select(party => party.Text("name")));
        Assert.Equal("state-agency", (await anyone.ReadAsync($"/v1/parties/{Named("Folkehelseinstituttet").Id}")).Text("kind"));
        using var unknown = await anyone.AskAsync($"/v1/parties/{Guid.AllBitsSet}");
        await unknown.HasStatusAsync(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("Universitetet i Oslo", "university")]
    [InlineData("Folkehelseinstituttet", "state-agency")]
    [InlineData("Vestland fylkeskommune", "county-authority")]
    [InlineData("KS", "local-government-association")]
    [InlineData("Helse Fonna HF", "hospital-trust")]
    [InlineData("Helse Vest RHF", "regional-health-authority")]
    [InlineData("NORCE", "research-institute")]
    [InlineData("Nasjonalt senter for distriktsmedisin", "competence-centre")]
    [InlineData("NTNU i Gjøvik", "institution")]
    [InlineData("Statsforvalteren i Vestland", "county-governor")]
    [InlineData("Helse- og omsorgsdepartementet", "ministry")]
    [InlineData("Innovasjon Norge", "authority")]
    [InlineData("FFO Sogn og Fjordane", "user-organisation")]
    [InlineData("Legeforeningen", "association")]
    [InlineData("HelseOmsorg21-rådet", "body")]
    [InlineData("Vurderingskomiteane i Helse Vest", "committee")]
    public async Task A_role_is_given_at_any_of_them_works_and_ends(string name, string kind)
    {
        var party = Named(name);
        var person = $"ved-{party.Id}";
        using var registered = await country.Secretariat.CreateAsync("/v1/persons", Person(person, $"Integrator, {name}"));
        var actor = (await registered.JsonAsync(HttpStatusCode.Created)).Text("id");

        using var given = await country.Secretariat.CreateAsync("/v1/roles", new { actor, organisation = party.Id, role = "integrator" });
        var role = await given.JsonAsync(HttpStatusCode.Created);

        var organisation = role.GetProperty("organisation");
        Assert.Equal((party.Id.ToString(), kind, name), (organisation.Text("id"), organisation.Text("kind"), organisation.Text("name")));
        var mine = Assert.Single((await country.Vest.With(person).ReadAsync("/v1/me")).Items("roles"));
        Assert.Equal(name, mine.GetProperty("organisation").Text("name"));
        await Poll.UntilAsync(() => country.Vest.HasRoleAsync(Guid.Parse(actor), "integrator", party.Id), known => known, TimeSpan.FromSeconds(6));

        using var ended = await country.Secretariat.ChangeAsync(HttpMethod.Post, $"{given.Location}/ending", given.Headers.ETag!.Tag, new { reason = "Oppdraget er over." });
        await ended.HasStatusAsync(HttpStatusCode.OK);
        await Poll.UntilAsync(
            () => country.Vest.QueryAsync<bool>("select valid_to <= current_date from platform.known_roles where actor_id = $1", Guid.Parse(actor)),
            over => over, TimeSpan.FromSeconds(6));
        Assert.Empty((await country.Vest.With(person).ReadAsync("/v1/me")).Items("roles"));
    }

    [Fact]
    public async Task A_party_is_found_by_its_organisation_number_with_its_names()
    {
        var found = Assert.Single((await country.Vest.Anonymous.ReadAsync("/v1/parties?organisationNumber=970422528")).Items("items"));

        Assert.Equal(
            ("UiT Norges arktiske universitet", "UiT Noregs arktiske universitet", "UiT The Arctic University of Norway", "university"),
            (found.Text("name"), found.Text("nameNn"), found.Text("nameEn"), found.Text("kind")));
        var wrong = await country.Vest.Anonymous.ReadProblemAsync("/v1/parties?organisationNumber=970422529", HttpStatusCode.UnprocessableEntity, language: "nb");
        Assert.Equal("Et organisasjonsnummer er ni sifre, der det siste er et kontrollsiffer.", wrong.Errors()["?organisationNumber"]);
    }

    [Fact]
    public async Task A_party_that_has_ceased_is_read_as_of_a_day_before_and_by_its_id()
    {
        // Difi ended with 2019, and the Directorate of e-health with 2023.
        Assert.DoesNotContain("Difi", await NamesAsync("?kind=state-agency"));
        Assert.Contains("Difi", await NamesAsync("?kind=state-agency&on=2019-12-31"));
        Assert.DoesNotContain("Difi", await NamesAsync("?kind=state-agency&on=2020-01-01"));
        Assert.Contains("Direktoratet for e-helse", await NamesAsync("?kind=state-agency&on=2020-01-01"));
        Assert.DoesNotContain("Vestland fylkeskommune", await NamesAsync("?kind=county-authority&on=2019-12-31"));
        Assert.Equal("2020-01-01", (await country.Vest.Anonymous.ReadAsync($"/v1/parties/{Named("Difi").Id}")).Text("validTo"));
    }

    [Fact]
    public async Task A_role_that_does_not_belong_there_is_refused()
    {
        using var registered = await country.Secretariat.CreateAsync("/v1/persons", Person("uten-plass", "Noen"));
        var actor = (await registered.JsonAsync(HttpStatusCode.Created)).Text("id");

        using var contact = await country.Secretariat.CreateAsync("/v1/roles", new { actor, organisation = Named("Universitetet i Oslo").Id, role = "rd-contact" });

        Assert.Equal(["/role"], (await contact.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Errors().Keys);
    }

    private async Task<List<string>> NamesAsync(string query) =>
        (await country.Vest.Anonymous.ReadAllAsync($"/v1/parties{query}")).ConvertAll(party => party.Text("name"));

    private object Person(string sub, string name) => new { name, workEmail = "fou@example.no", issuer = country.Vest.Issuer.Authority, sub };

    private static PartyState Named(string name) => Register.Single(party => party.Name == name);
}
