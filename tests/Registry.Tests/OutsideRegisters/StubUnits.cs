using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ksf.Contracts;
using Microsoft.AspNetCore.Http;

namespace Ksf.Registry.Tests.OutsideRegisters;

/// <summary>
/// The municipalities and parties of our files in the shapes of Enhetsregisteret, with names in capitals, pages and numbered updates:
/// https://data.brreg.no/enhetsregisteret/api/dokumentasjon/no/index.html. Numbers that our files do not have are made up here.
/// </summary>
internal sealed class StubUnits
{
    private readonly Dictionary<string, Unit> _units = [];
    private readonly List<(long Id, string Number, string Kind)> _updates = [];
    private long _lastId = 19_000_000;

    public StubUnits()
    {
        var spare = Enumerable.Range(99_900_000, 1_000).SelectMany(eight => Enumerable.Range(0, 10).Select(digit => $"{eight}{digit}")).Where(OrganisationNumber.IsValid).GetEnumerator();
        foreach (var row in RealData.Files.Municipalities)
        {
            var number = row.OrgNumber ?? (spare.MoveNext() ? spare.Current : throw new InvalidOperationException());
            Numbers[row.Number] = number;
            _units[number] = new Unit(number, $"{row.Name.ToUpperInvariant()} KOMMUNE", "KOMM", row.Number);
        }
        foreach (var facts in RealData.Files.PartyFacts.Where(facts => facts.OrganisationNumber is not null))
            _units[facts.OrganisationNumber!] = new Unit(facts.OrganisationNumber!, facts.Party.ToUpperInvariant(), "ORGL", "0301");
        Happened("974760673", "Endring");
    }

    /// <summary>The organisation number of each municipality, by its number.</summary>
    public Dictionary<string, string> Numbers { get; } = [];

    /// <summary>Where pages lead that have another after them; null for the stub itself.</summary>
    public string? NextPagesAre { get; set; }

    public void Rename(string number, string name) => Change(number, _units[number] with { Name = name }, "Endring");

    public void End(string number, DateOnly day) => Change(number, _units[number] with { EndedOn = day }, "Sletting");

    /// <summary>Removes an organisation from what is published: its number answers 410 from then on.</summary>
    public void Remove(string number)
    {
        _units.Remove(number);
        Happened(number, "Fjernet");
    }

    public void Happened(string number, string kind) => _updates.Add((_lastId += 7, number, kind));

    public HttpStatusCode Status(string number) => _units.ContainsKey(number)
        ? HttpStatusCode.OK
        : _updates.Exists(update => update.Number == number && update.Kind == "Fjernet") ? HttpStatusCode.Gone : HttpStatusCode.NotFound;

    public string One(string number) => Json(_units[number]).ToJsonString();

    public string Page(HttpRequest request, string address)
    {
        var found = _units.Values.Where(unit => unit.Form == request.Query["organisasjonsform"] && unit.EndedOn is null).OrderBy(unit => unit.Number, StringComparer.Ordinal).ToList();
        return PageOf(request, address, "enheter", found.ConvertAll(Json));
    }

    public string Updates(HttpRequest request, string address)
    {
        var from = request.Query["oppdateringsid"] is [{ } id] ? long.Parse(id, CultureInfo.InvariantCulture) : 0;
        return PageOf(request, address, "oppdaterteEnheter", [.. _updates.Where(update => update.Id >= from).Select(update => new JsonObject
        {
            ["oppdateringsid"] = update.Id,
            ["dato"] = "2026-11-20T05:00:00.000Z",
            ["organisasjonsnummer"] = update.Number,
            ["endringstype"] = update.Kind,
            ["_links"] = new JsonObject { ["enhet"] = new JsonObject { ["href"] = $"{address}/brreg/enheter/{update.Number}" } },
        })]);
    }

    private string PageOf(HttpRequest request, string address, string name, List<JsonObject> all)
    {
        var size = int.Parse(request.Query["size"]!, CultureInfo.InvariantCulture);
        var page = request.Query["page"] is [{ } number] ? int.Parse(number, CultureInfo.InvariantCulture) : 0;
        var others = string.Join('&', request.Query.Where(part => part.Key != "page").Select(part => $"{part.Key}={part.Value}"));
        var links = new JsonObject { ["self"] = new JsonObject { ["href"] = $"{address}{request.Path}?{others}&page={page}" } };
        if ((page + 1) * size < all.Count)
            links["next"] = new JsonObject { ["href"] = $"{NextPagesAre ?? $"{address}{request.Path}"}?{others}&page={page + 1}" };
        var answer = new JsonObject
        {
            ["_links"] = links,
            ["page"] = new JsonObject
            {
                ["size"] = size,
                ["totalElements"] = all.Count,
                ["totalPages"] = (all.Count + size - 1) / size,
                ["number"] = page,
            },
        };
        // A page without records has no list of them.
        if (all.Count > 0)
            answer["_embedded"] = new JsonObject { [name] = new JsonArray([.. all.Skip(page * size).Take(size)]) };
        return answer.ToJsonString();
    }

    private static JsonObject Json(Unit unit)
    {
        var json = new JsonObject { ["organisasjonsnummer"] = unit.Number, ["navn"] = unit.Name };
        json["respons_klasse"] = unit.EndedOn is null ? "Enhet" : "SlettetEnhet";
        json["organisasjonsform"] = new JsonObject { ["kode"] = unit.Form, ["beskrivelse"] = unit.Form };
        if (unit.EndedOn is { } day)
            json["slettedato"] = day.ToString("O", CultureInfo.InvariantCulture);
        else
            json["forretningsadresse"] = new JsonObject { ["land"] = "Norge", ["landkode"] = "NO", ["kommunenummer"] = unit.MunicipalityNumber };
        return json;
    }

    private void Change(string number, Unit unit, string kind)
    {
        _units[number] = unit;
        Happened(number, kind);
    }

    private sealed record Unit(string Number, string Name, string Form, string MunicipalityNumber, DateOnly? EndedOn = null);
}
