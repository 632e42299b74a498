using Ksf.Portal.Forms;
using Ksf.Portal.Register;
using Ksf.Portal.Services;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Portal.Bodies;

/// <summary>A body on a day: its seats, how it stands to its rules, and what its mandate lets it do.</summary>
[FromApi("registry", "BodyView")]
public sealed record Body(
    Guid Id,
    string Deployment,
    string Name,
    string Slug,
    string Kind,
    string Status,
    PartyName Owner,
    PartyName? Secretariat,
    DateOnly? FoundedOn,
    Guid? LeaderSeat,
    int? MeetingsPerYear,
    IReadOnlyList<Seat> Seats,
    IReadOnlyList<Reading> Readings,
    IReadOnlyList<CompositionRule> Rules,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Waiver> Waivers,
    IReadOnlyList<PowerStanding> Powers,
    Mandate? Mandate,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Actions) : IRegistered
{
    public string Url => $"/organ/{Uri.EscapeDataString(Slug)}";

    /// <summary>What a rule says; its key when the rule is gone.</summary>
    public string TextOf(string rule) => Rules.FirstOrDefault(one => one.Key == rule)?.Text ?? rule;
}

[FromApi("registry", "PageOfBodyView")]
public sealed record BodyPart(IReadOnlyList<Body> Items, string? Next);

/// <summary>A party, by name.</summary>
[FromApi("registry", "PartyNameView")]
public sealed record PartyName(Guid Id, string? Number, string? Name, DateOnly? CeasedOn)
{
    /// <summary>How a request refers to it.</summary>
    public string Reference => Number ?? $"{Id}";

    /// <summary>What it is called: Bergen kommune.</summary>
    public Text FullName => RegisterTexts.PartyCalled(Number, Name);
}

[FromApi("registry", "SeatView")]
public sealed record Seat(Guid Id, string Kind, bool Voting, bool Optional, PartyName? AppointedBy, string? Note, DateOnly? From, DateOnly? To, Holding? Holder, Holding? Deputy)
{
    /// <summary>Whom it represents, and whether it may stand empty.</summary>
    public Text InTable => Optional ? new($"{Represents.Nb} (kan være ubesatt)", $"{Represents.Nn} (kan stå tom)", $"{Represents.En} (may stand empty)") : Represents;

    /// <summary>Whom it represents, who appoints, and who holds it.</summary>
    public Text InList
    {
        get
        {
            var appointedBy = Note ?? AppointedBy?.Name;
            var rest = $"{(appointedBy is null ? "" : $", {appointedBy}")}{(Holder?.Name is { } name ? $" ({name})" : "")}";
            return new($"{Represents.Nb}{rest}", $"{Represents.Nn}{rest}", $"{Represents.En}{rest}");
        }
    }

    private Text Represents => BodyTexts.SeatKindName(Kind);

    /// <summary>Its holder or deputy: the name, and whom the seat represents.</summary>
    public Text NameOf(Holding holding)
    {
        var name = holding.Name ?? "–";
        return holding == Deputy
            ? new($"{name}, vara, {Represents.Nb}", $"{name}, vara, {Represents.Nn}", $"{name}, deputy, {Represents.En}")
            : new($"{name}, {Represents.Nb}", $"{name}, {Represents.Nn}", $"{name}, {Represents.En}");
    }
}

/// <summary>A person in a seat. The name is only for those who may see it.</summary>
[FromApi("registry", "HoldingView")]
public sealed record Holding(Guid Id, string? Name, DateOnly From, DateOnly? To);

[FromApi("registry", "BodyReading")]
public sealed record Reading(string Key, string Name, IReadOnlyList<string> MunicipalSide, IReadOnlyList<string> OtherSide, string? Source);

[FromApi("registry", "CompositionRule")]
public sealed record CompositionRule(
    string Key, string Strength, string Measure, int? Minimum, int? Maximum, IReadOnlyList<string> Kinds, IReadOnlyList<string> Readings, string Text, string? Source);

/// <summary>How a body stands to a rule, by one reading of it.</summary>
[FromApi("registry", "FindingView")]
public sealed record Finding(string Rule, string? Reading, string Outcome, bool Waived, string Sentence);

[FromApi("registry", "RuleWaiver")]
public sealed record Waiver(string Rule, DateOnly On, string Reason);

[FromApi("registry", "PowerView")]
public sealed record PowerStanding(string Power, string Standing, bool Held);

[FromApi("registry", "BodyMandate")]
public sealed record Mandate(int Version, DateOnly From, DateOnly? To, string? Condition, DateOnly? LapsedOn, bool EvaluatedAtEnd, string? Source);

[ToApi("registry", "Appoint")]
internal sealed record Appointment(string? Seat, string? Person, string? As, DateOnly? From, bool? NameIsPublic, DateOnly? To)
{
    public static Appointment Of(FormValues form) => new(
        form["seat"], form["person"], form["as"], FormValues.DateOf(form["from"]), FormValues.YesOf(form["nameIsPublic"]), FormValues.DateOf(form["to"]));
}

[ToApi("registry", "Vacate")]
internal sealed record Vacancy(string? Holding, DateOnly? On, string? Reason);

[ToApi("registry", "WaiveRule")]
internal sealed record WaivedRule(string? Rule, DateOnly? On, string? Reason);

[ToApi("registry", "AdoptMandate")]
internal sealed record NewMandate(
    IReadOnlyList<string> Given, DateOnly? From, IReadOnlyList<string> Excluded, DateOnly? To, string? Condition, bool? EvaluatedAtEnd, string? Source)
{
    public static NewMandate Of(FormValues form) => new(
        form.All("given"), FormValues.DateOf(form["from"]), form.All("excluded"), FormValues.DateOf(form["to"]), form["condition"], FormValues.YesOf(form["evaluatedAtEnd"]),
        form["source"]);
}

[ToApi("registry", "LapseMandate")]
internal sealed record LapsedMandate(DateOnly? On, string? Reason);

[ToApi("registry", "AddSeats")]
internal sealed record AddedSeats(IReadOnlyList<NewSeat> Seats, string? Reason);

[ToApi("registry", "SeatRequest")]
internal sealed record NewSeat(
    string? Kind, int? Count, bool? Voting, bool? Optional, bool? Leads, string? AppointedBy, string? Note, DateOnly? From, DateOnly? To)
{
    /// <summary>Where the form's only kind of seat is in the request.</summary>
    public const string At = "seats/0/";

    public static NewSeat Of(FormValues form) => new(
        form[$"{At}kind"], FormValues.NumberOf(form[$"{At}count"]), FormValues.YesOf(form[$"{At}voting"]), FormValues.YesOf(form[$"{At}optional"]), Leads: null,
        form[$"{At}appointedBy"], form[$"{At}note"], FormValues.DateOf(form[$"{At}from"]), To: null);
}

[ToApi("registry", "CreateBody")]
internal sealed record NewBody(
    string? Owner, string? Name, string? Kind, string? Secretariat, DateOnly? FoundedOn, IReadOnlyList<NewSeat>? Seats, IReadOnlyList<object>? Readings,
    IReadOnlyList<object>? Rules, int? MeetingsPerYear)
{
    public static NewBody Of(FormValues form) => new(
        form["owner"], form["name"], form["kind"], form["secretariat"], FormValues.DateOf(form["foundedOn"]), Seats: null, Readings: null, Rules: null, FormValues.NumberOf(form["meetingsPerYear"]));
}

[ToApi("registry", "DissolveBody")]
internal sealed record DissolvedBody(DateOnly? On, string? Reason);

/// <summary>A body's description, its readings and its rules, which replace those it has.</summary>
[ToApi("registry", "ReviseBody")]
internal sealed record RevisedBody(
    string? Name, string? Kind, string? Secretariat, Guid? LeaderSeat, DateOnly? FoundedOn, IReadOnlyList<Reading> Readings, IReadOnlyList<CompositionRule> Rules,
    int? MeetingsPerYear)
{
    /// <summary>The body as it is.</summary>
    public static RevisedBody Of(Body body) => new(
        body.Name, body.Kind, body.Secretariat?.Reference, body.LeaderSeat, body.FoundedOn, body.Readings, body.Rules, body.MeetingsPerYear);

    /// <summary>A key that none of these has.</summary>
    public static string FreeKey(string word, IEnumerable<string> taken)
    {
        var keys = taken.ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, keys.Count + 1).Select(number => $"{word}-{number}").First(key => !keys.Contains(key));
    }
}
