using System.Globalization;
using System.Net;
using System.Text.Json;
using Ksf.TestKit;

namespace Ksf.KnowledgeSupport.Tests.Needs;

public sealed class The_time_line_of_a_need(KnowledgeOfVest vest) : IClassFixture<KnowledgeOfVest>
{
    [Fact]
    public async Task Has_what_happened_to_it_and_is_the_same_in_every_copy_and_for_everyone()
    {
        var address = await vest.Askoy.ReportNeedAsync();
        using var revised = await vest.Askoy.ReviseAsync(address, "\"1\"");
        await revised.HasStatusAsync(HttpStatusCode.OK);
        using var withdrawn = await vest.Askoy.WithdrawAsync(address, "\"2\"");
        await withdrawn.HasStatusAsync(HttpStatusCode.OK);

        var here = await vest.Askoy.ReadAsync(address);

        Assert.Equal(["submitted", "revised", "withdrawn"], Verbs(here));
        Assert.Equal(here.Items("steps").Select(Instant).Order(), here.Items("steps").Select(Instant));
        var number = here.Text("number");
        var copy = await Poll.UntilAsync(
            () => vest.Askoy.ReadAsync($"/v1/overview/needs?q={number}"), page => page.Items() is [var need] && need.Text("status") == "withdrawn",
            TimeSpan.FromSeconds(20));
        Assert.Equal(1, copy.GetProperty("total").GetInt64());
        Assert.Equal(Steps(here), Steps(await vest.Askoy.ReadAsync($"/v1/overview/needs/{number}")));
        Assert.Equal(Steps(here), Steps(await vest.Service.Anonymous.ReadAsync($"/v1/public/needs/{number}")));
    }

    [Fact]
    public async Task Keeps_the_report_and_the_last_forty_nine_of_very_many_changes()
    {
        var address = await vest.Askoy.ReportNeedAsync();
        for (var version = 1; version <= 52; version++)
        {
            using var revised = await vest.Askoy.ReviseAsync(address, string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));
            await revised.HasStatusAsync(HttpStatusCode.OK);
        }

        var steps = Verbs(await vest.Askoy.ReadAsync(address));

        Assert.Equal(["submitted", .. Enumerable.Repeat("revised", 49)], steps);
    }

    private static List<string> Verbs(JsonElement need) => need.Items("steps").ConvertAll(step => step.Text("verb"));

    private static DateTimeOffset Instant(JsonElement step) => step.GetProperty("at").GetDateTimeOffset();

    private static string Steps(JsonElement need) => need.GetProperty("steps").GetRawText();
}
