using Ksf.KnowledgeSupport.Data;
using Ksf.KnowledgeSupport.Public;
using Ksf.KnowledgeSupport.Similar;
using Ksf.KnowledgeSupport.Tests.Needs;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Access;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Lists;

/// <summary>With 100 000 needs here and in the copies, of 357 municipalities.</summary>
public sealed class Long_lists_are_read_by_their_indexes(Long_lists_are_read_by_their_indexes.ManyNeeds many)
    : IClassFixture<Long_lists_are_read_by_their_indexes.ManyNeeds>
{
    [Theory]
    [InlineData("/v1/needs", "needs")]
    [InlineData("/v1/overview/needs", "known_needs")]
    [InlineData("/v1/public/needs", "known_needs")]
    [InlineData("/v1/public/needs?sort=oldest", "known_needs")]
    [InlineData("/v1/public/needs?organisation=0042", "known_needs")]
    [InlineData("/v1/public/needs?organisation=0042&serviceArea=school", "known_needs")]
    [InlineData("/v1/overview/needs?status=withdrawn", "known_needs")]
    [InlineData("/v1/overview/needs?serviceArea=culture", "known_needs")]
    [InlineData("/v1/overview/needs?deployment=midt", "known_needs")]
    [InlineData("/v1/overview/needs?sort=most-supported", "known_needs")]
    [InlineData("/v1/public/needs?sort=most-supported&serviceArea=school", "known_needs")]
    public async Task Without_reading_the_whole_table(string address, string table)
    {
        var plans = await PlansAsync(address, table);

        Assert.Each(plans, plan => Assert.DoesNotContain($"Seq Scan on {table}", plan, StringComparison.Ordinal));
    }

    /// <summary>A later page is a range of the index, not the rest of a sorted table.</summary>
    [Fact]
    public async Task By_support_with_a_flat_cost_for_every_page()
    {
        var first = await many.Reader.ReadAsync("/v1/overview/needs?sort=most-supported&limit=100");
        var plans = await PlansAsync($"/v1/overview/needs?sort=most-supported&limit=100&after={first.Text("next")}", "known_needs");

        Assert.Contains(plans, plan => plan.Contains("Index Cond: (ROW(endorsers, id) <", StringComparison.Ordinal) && !plan.Contains("Sort", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/v1/needs?q=sjelden", "needs")]
    [InlineData("/v1/overview/needs?q=sjelden", "known_needs")]
    [InlineData("/v1/public/needs?q=sjelden", "known_needs")]
    public async Task A_word_by_the_index_of_words(string address, string table)
    {
        var plans = await PlansAsync(address, table);

        Assert.Each(plans, plan => Assert.Contains($"ix_{table}_search", plan, StringComparison.Ordinal));
        Assert.Each(plans, plan => Assert.DoesNotContain($"Seq Scan on {table}", plan, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/v1/overview/needs/vest-2026-77777", "ix_known_needs_number")]
    [InlineData("/v1/public/needs/vest-2026-77777", "ix_known_needs_number")]
    public async Task One_need_by_its_number_in_one_statement(string address, string index) =>
        Assert.Contains(index, Assert.Single(await PlansAsync(address, "known_needs")), StringComparison.Ordinal);

    /// <summary>Rare words lead to few needs, and words that all have must all be there.</summary>
    [Theory]
    [InlineData("sjelden & tjeneste", "{sjelden,tjeneste}")]
    [InlineData("'sjelden':* | 'hva':*", "{sjelden}")]
    public async Task What_is_similar_from_the_index_of_words(string query, string stems)
    {
        var plan = await Statements.ExplainAsync(many.Service, SimilarNeeds.NeedsQuery, query, stems.Trim('{', '}').Split(','), "behov om tjeneste", "school", 5);

        Assert.Contains("ix_known_needs_search", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on known_needs", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task And_within_a_bounded_time()
    {
        var slowest = TimeSpan.Zero;
        foreach (var text in (string[])["Behov om tjeneste", "Hva virker for hvem, sjelden?", "Behov om tjeneste 77777\nHva virker, og for hvem?", "Noe helt annet om brannvern"])
        {
            await many.Reader.ReadAsync($"/v1/overview/needs/similar?text={Uri.EscapeDataString(text)}");
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await many.Reader.ReadAsync($"/v1/overview/needs/similar?text={Uri.EscapeDataString(text)}");
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            TestContext.Current.TestOutputHelper?.WriteLine($"{text}: {watch.ElapsedMilliseconds} ms");
        }
        Assert.True(slowest < TimeSpan.FromSeconds(1), $"{slowest.TotalMilliseconds} ms");
    }

    [Fact]
    public async Task The_figures_from_an_index_alone() => Assert.Contains(
        "Index Only Scan using ix_known_needs_counts",
        await Statements.ExplainAsync(many.Service, NeedCounts.Query, TimeProvider.System.TodayInNorway()),
        StringComparison.Ordinal);

    private Task<IReadOnlyList<string>> PlansAsync(string address, string table) =>
        Statements.PlansOfAsync(many.Service, table, () => many.Reader.ReadAsync(address));

    public sealed class ManyNeeds : IAsyncLifetime
    {
        private const string Fill =
            """
            insert into known_municipalities (id, authority, epoch, sequence)
                select md5(m::text)::uuid, 'nasjonal', now(), 1 from generate_series(1, 357) m;
            insert into known_municipality_versions (municipality_id, valid_from, number, name)
                select md5(m::text)::uuid, d, lpad((m + case d when '2020-01-01' then 0 else 5000 end)::text, 4, '0'), 'Kommune ' || m
                from generate_series(1, 357) m, unnest('{1964-01-01,2020-01-01}'::date[]) d;
            create temporary table made as
                select n, (lpad(to_hex(1764000000000 + n), 12, '0') || '7000a000' || lpad(to_hex(n), 12, '0'))::uuid as id, md5((1 + n % 357)::text)::uuid as municipality,
                    now() - n * interval '8 minutes' as at, 'Behov om tjeneste ' || n as title,
                    'Hva virker, og for hvem? ' || case when n % 5000 = 7 then 'sjelden' else '' end as question,
                    (array['health-and-care','kindergarten','school','child-welfare','social-services','culture','administration'])[1 + n % 7] as area,
                    case when n % 100 = 0 then 'withdrawn' else 'submitted' end as status,
                    (select jsonb_agg(jsonb_build_object('verb', 'revised', 'at', now())) from generate_series(1, 8)) as steps
                from generate_series(1, 100000) n;
            insert into known_needs (id, authority, epoch, sequence, number, municipality_id, title, question, title_words, question_words, service_area, status, submitted_at, steps)
                select id, (array['vest','midt','nord'])[1 + n % 3], now(), 1, 'vest-2026-' || n, municipality, title, question, lower(title), lower(question), area, status, at, steps from made;
            insert into needs (id, number, municipality_id, reported_by, title, question, service_area, status, submitted_at, steps, sequence)
                select id, 'vest-2026-' || n, municipality, id, title, question, area, status, at, steps, 1 from made;
            """;

        internal ServiceUnderTest<KnowledgeDbContext> Service { get; private set; } = null!;

        internal HttpClient Reader { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Service = await ServiceUnderTest<KnowledgeDbContext>.StartAsync("vest");
            await Service.QueryAsync<int>(Fill);
            // What the server does by itself after some time.
            await Service.QueryAsync<int>("vacuum analyze");
            Reader = await Service.SignInAsync("leser", Roles.RdContact, KnowledgeOfVest.AskoyId);
        }

        public ValueTask DisposeAsync() => Service.DisposeAsync();
    }
}
