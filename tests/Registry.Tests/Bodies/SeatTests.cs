using System.Net;
using System.Text.Json;
using Ksf.TestKit;
using Npgsql;

namespace Ksf.Registry.Tests.Bodies;

/// <summary>Who sits where, and who may read their names.</summary>
public sealed class SeatTests(Country country)
{
    [Fact]
    public async Task A_seat_is_held_left_and_held_again_and_each_day_shows_who_sat_there()
    {
        var body = await country.BodyAsync("Organ med folk", [new { kind = "municipal" }]);
        var (seat, anne, bjorn) = (body.Items("seats")[0].Text("id"), await country.PersonAsync("Anne Ås"), await country.PersonAsync("Bjørn Bø"));
        body = await AppointAsync(body, seat, anne, "holder", "2024-01-01");
        body = await AppointAsync(body, seat, bjorn, "deputy", "2024-01-01");

        using var second = await country.TryAsync(body, "/appointments", new { seat, person = bjorn, @as = "holder", from = "2024-06-01", nameIsPublic = false });
        var held = await second.ProblemAsync(HttpStatusCode.Conflict, "seat-taken");
        Assert.Equal(Holder(body).Text("id"), held.Text("conflictingId"));
        body = await country.ChangeAsync(body, "/vacancies", new { holding = Holder(body).Text("id"), on = "2024-06-01", reason = "Ny jobb." });
        using var ownDeputy = await country.TryAsync(body, "/appointments", new { seat, person = bjorn, @as = "holder", from = "2024-06-01", nameIsPublic = false });
        Assert.Equal(body.Items("seats")[0].GetProperty("deputy").Text("id"), (await ownDeputy.ProblemAsync(HttpStatusCode.Conflict, "own-deputy")).Text("conflictingId"));
        body = await country.ChangeAsync(body, "/vacancies", new { holding = body.Items("seats")[0].GetProperty("deputy").Text("id"), on = "2024-06-01" });
        body = await AppointAsync(body, seat, bjorn, "holder", "2024-06-01", to: "2199-01-01");

        Assert.Equal(bjorn, Holder(body).Text("person"));
        Assert.Equal(JsonValueKind.Null, body.Items("seats")[0].GetProperty("deputy").ValueKind);
        var then = await country.Reader.ReadAsync($"/v1/bodies/{body.Text("id")}?on=2024-05-31");
        Assert.Equal((anne, bjorn), (Holder(then).Text("person"), then.Items("seats")[0].GetProperty("deputy").Text("person")));
        Assert.Equal(JsonValueKind.Null, (await country.Reader.ReadAsync($"/v1/bodies/{body.Text("id")}?on=2023-12-31")).Items("seats")[0].GetProperty("holder").ValueKind);
    }

    [Fact]
    public async Task Names_are_the_secretariats_and_those_that_are_agreed_to_are_everybodys()
    {
        var body = await country.BodyAsync("Organ med navn", [new { kind = "municipal", count = 3 }]);
        var (open, closed) = (await country.PersonAsync("Åpen Ask"), await country.PersonAsync("Lukket Lie"));
        var answered = await AppointAsync(body, body.Items("seats")[0].Text("id"), open, "holder", "2024-01-01", isPublic: true);
        answered = await AppointAsync(answered, body.Items("seats")[1].Text("id"), closed, "holder", "2024-01-01");
        // Agreed in one seat, and not in another.
        answered = await AppointAsync(answered, body.Items("seats")[2].Text("id"), open, "holder", "2024-01-01");

        // Answers to changes are stored for replay, and events are public.
        Assert.DoesNotContain("Åpen Ask", answered.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(0L, await country.Vest.QueryAsync<long>(
            "select count(*) from platform.outbox where subject = $1 and (body like '%Ask%' or body like '%Lie%')", $"bodies/{body.Text("id")}"));
        Assert.Equal(0L, await country.Vest.QueryAsync<long>(
            "select count(*) from platform.audit where subject = $1 and (after::text like '%Ask%' or after::text like '%Lie%')", $"bodies/{body.Text("id")}"));
        Assert.Equal(["Lukket Lie", "Åpen Ask", "Åpen Ask"], await NamesAsync(country.Secretariat));
        Assert.Equal(["Åpen Ask"], await NamesAsync(country.Reader));
        Assert.Equal(["Åpen Ask"], await NamesAsync(country.Vest.Anonymous));
        // Withdrawn, and given by the other.
        foreach (var seat in answered.Items("seats"))
        {
            var holder = seat.GetProperty("holder");
            answered = await country.ChangeAsync(body, "/consents", new { holding = holder.Text("id"), nameIsPublic = holder.Text("person") == closed });
        }
        Assert.Equal(["Lukket Lie"], await NamesAsync(country.Vest.Anonymous));
        await country.RefusedAsync(body, "/consents", new { holding = Guid.AllBitsSet, nameIsPublic = true }, "/holding");

        await Country.CarryAsync(country.Vest, country.Nation);
        var copy = await Poll.UntilAsync(
            () => country.Nation.Anonymous.ReadAllAsync("/v1/bodies?deployment=vest"),
            bodies => bodies.Exists(other => other.Text("name") == "Organ med navn" && other.Items("seats").TrueForAll(seat => seat.GetProperty("holder").ValueKind == JsonValueKind.Object)),
            TimeSpan.FromSeconds(20));
        Assert.Each(copy.Single(other => other.Text("name") == "Organ med navn").Items("seats"), seat => Assert.Null(seat.GetProperty("holder").TextOrNull("name")));

        async Task<IEnumerable<string>> NamesAsync(HttpClient client) =>
            (await client.ReadAsync($"/v1/bodies/{body.Text("id")}")).Items("seats").Select(seat => seat.GetProperty("holder").TextOrNull("name")).OfType<string>().Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task Of_two_that_are_appointed_to_a_seat_at_once_one_sits_and_the_other_is_told()
    {
        var body = await country.BodyAsync("Organ for to", [new { kind = "municipal" }]);
        var seat = body.Items("seats")[0].Text("id");
        string[] persons = [await country.PersonAsync("Først Framme"), await country.PersonAsync("Sist Ute")];

        var answers = await Task.WhenAll(persons.Select(person => country.Secretariat.ChangeAsync(
            HttpMethod.Post, $"/v1/bodies/{body.Text("id")}/appointments", "\"1\"", new { seat, person, @as = "holder", from = "2024-01-01", nameIsPublic = false })));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed], answers.Select(answer => answer.StatusCode).Order());
        // The one who reads again is told who sits there.
        var loser = persons[answers[0].StatusCode == HttpStatusCode.OK ? 1 : 0];
        using var again = await country.TryAsync(body, "/appointments", new { seat, person = loser, @as = "holder", from = "2024-01-01", nameIsPublic = false });
        Assert.NotEmpty((await again.ProblemAsync(HttpStatusCode.Conflict, "seat-taken")).Text("conflictingId"));
        // Whoever writes.
        var refused = await Assert.ThrowsAsync<PostgresException>(() => country.Vest.QueryAsync<int>(
            "insert into seat_holdings (id, body_id, seat_id, person_id, role, valid_from, name_is_public) values ($1, $2, $3, $4, 'holder', '2025-01-01', false)",
            Guid.AllBitsSet, Guid.Parse(body.Text("id")), Guid.Parse(seat), Guid.Parse(loser)));
        Assert.Equal(PostgresErrorCodes.ExclusionViolation, refused.SqlState);
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task Whoever_sits_in_a_seat_that_is_closed_leaves_it()
    {
        var body = await country.BodyAsync("Organ som krymper", [new { kind = "municipal", from = "2022-01-01", leads = true }, new { kind = "research" }]);
        var seat = body.Text("leaderSeat");
        body = await AppointAsync(body, seat, await country.PersonAsync("Vilde Vik"), "holder", "2022-01-01");

        await country.RefusedAsync(body, "/closures", new { seat, on = "2022-01-01" }, "/on");
        body = await country.ChangeAsync(body, "/closures", new { seat, on = "2024-01-01", reason = "Klyngen er borte." });

        Assert.Equal(["research"], body.Items("seats").Select(left => left.Text("kind")));
        Assert.Null(body.TextOrNull("leaderSeat"));
        Assert.Equal("2024-01-01", Holder(await country.Reader.ReadAsync($"/v1/bodies/{body.Text("id")}?on=2023-12-31")).Text("to"));
        using var twice = await country.TryAsync(body, "/closures", new { seat, on = "2024-01-01" });
        Assert.Equal(seat, (await twice.ProblemAsync(HttpStatusCode.Conflict, "seat-already-closed")).Text("conflictingId"));
    }

    [Fact]
    public async Task What_stands_in_the_way_of_an_appointment_is_said()
    {
        var body = await country.BodyAsync("Organ med grenser", [new { kind = "municipal", from = "2022-01-01", to = "2024-01-01" }]);
        var seat = (await country.Reader.ReadAsync($"/v1/bodies/{body.Text("id")}?on=2023-01-01")).Items("seats")[0].Text("id");
        var person = await country.PersonAsync("Grete Grense");

        object Appointment(object? inSeat = null, object? who = null, string from = "2022-01-01", string? to = "2024-01-01") =>
            new { seat = inSeat ?? seat, person = who ?? person, @as = "holder", from, to, nameIsPublic = false };

        await country.RefusedAsync(body, "/appointments", Appointment(inSeat: Guid.AllBitsSet), "/seat");
        await country.RefusedAsync(body, "/appointments", Appointment(who: Guid.AllBitsSet), "/person");
        await country.RefusedAsync(body, "/appointments", Appointment(from: "2021-12-31"), "/from");
        await country.RefusedAsync(body, "/appointments", Appointment(to: "2024-01-02"), "/to");
        await country.RefusedAsync(body, "/appointments", Appointment(to: null), "/to");
        await country.RefusedAsync(body, "/appointments", Appointment(to: "2022-01-01"), "/to");
        await country.RefusedAsync(body, "/closures", new { seat = Guid.AllBitsSet, on = "2023-01-01" }, "/seat");
        await country.RefusedAsync(body, "/vacancies", new { holding = Guid.AllBitsSet, on = "2023-01-01" }, "/holding");
        body = await country.ChangeAsync(body, "/appointments", Appointment());
        var holding = Holder(await country.Reader.ReadAsync($"/v1/bodies/{body.Text("id")}?on=2023-01-01")).Text("id");
        await country.RefusedAsync(body, "/vacancies", new { holding, on = "2021-12-31" }, "/on");
        using var late = await country.TryAsync(body, "/vacancies", new { holding, on = "2024-01-01" });
        await late.ProblemAsync(HttpStatusCode.Conflict, "already-vacated");
    }

    private async Task<JsonElement> AppointAsync(JsonElement body, string seat, string person, string role, string from, string? to = null, bool isPublic = false) =>
        await country.ChangeAsync(body, "/appointments", new { seat, person, @as = role, from, to, nameIsPublic = isPublic });

    private static JsonElement Holder(JsonElement body) => body.Items("seats")[0].GetProperty("holder");
}
