using System.Text.Json;
using Ksf.Contracts;
using Ksf.Registry.OutsideRegisters;
using Ksf.Registry.ReferenceData;

namespace Ksf.Registry.Tests.OutsideRegisters;

/// <summary>What the answers of KLASS become, compared with what our files become.</summary>
public sealed class KlassRowsTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task KLASS_gives_the_same_register_as_the_files(bool tellsWhoGoesOn)
    {
        await using var stub = await StubRegisters.StartAsync();
        stub.Klass.TellsWhoGoesOn = tellsWhoGoesOn;

        var read = await ReadAsync(stub);

        Assert.Equal(Json(Register.Municipalities(RealData.Files)), Json(Register.Municipalities(read)));
        Assert.Equal(Json(Register.Counties(RealData.Files)), Json(Register.Counties(read)));
        Assert.Equal(Json(Register.Regions(RealData.Files)), Json(Register.Regions(read)));
    }

    [Fact]
    public async Task Every_change_gets_the_kind_that_the_file_has()
    {
        await using var stub = await StubRegisters.StartAsync();

        var read = await ReadAsync(stub);

        Assert.Equal(Sorted(RealData.Files.Changes), Sorted(read.Changes));
    }

    [Fact]
    public async Task What_KLASS_does_not_have_stays_as_the_files_have_it()
    {
        await using var stub = await StubRegisters.StartAsync();

        var karasjok = Assert.Single((await ReadAsync(stub)).Municipalities, row => row.Number == "5610");

        Assert.Equal("Karasjok", karasjok.Name);
        Assert.Equal(["Kárášjohka"], karasjok.ParallelNames);
        Assert.Equal(RealData.Files.Municipalities.Single(row => row.Number == "5610").Population, karasjok.Population);
        Assert.Equal(RealData.Files.Municipalities.Single(row => row.Number == "5610").OrgNumber, karasjok.OrgNumber);
    }

    private static async Task<ReferenceFiles> ReadAsync(StubRegisters stub)
    {
        using var http = new HttpClient();
        var requests = new KlassRequests(new Uri($"{stub.Address}/klass/"), RealData.Files.FiguresFrom);
        var answers = await new KlassClient(http, TimeProvider.System).ReadAsync(requests, new Dictionary<string, OutsideAnswer>(), TestContext.Current.CancellationToken);
        return KlassRows.Replace(RealData.Files, requests, answers.ToDictionary(answer => answer.Address));
    }

    private static IEnumerable<string> Json<TState>(IEnumerable<TState> states)
        where TState : IState => states.OrderBy(state => state.Id).Select(state => JsonSerializer.Serialize(state, CloudEvent.Json));

    private static IEnumerable<ChangeRow> Sorted(IEnumerable<ChangeRow> changes) =>
        changes.OrderBy(change => change.ValidFrom).ThenBy(change => change.OldNumber, StringComparer.Ordinal).ThenBy(change => change.NewNumber, StringComparer.Ordinal);
}
