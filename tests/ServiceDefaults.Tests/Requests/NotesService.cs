using FluentValidation;
using Ksf.ServiceDefaults.Json;
using Ksf.ServiceDefaults.Paging;
using Ksf.ServiceDefaults.Persistence;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ksf.ServiceDefaults.Tests.Requests;

/// <summary>A service with the pipeline of every service, which never opens its database. It gives back what it was sent, as it read it.</summary>
public sealed class NotesService : IAsyncLifetime
{
    private WebApplication? _app;

    public HttpClient Http { get; private set; } = null!;

    internal Messaging.LogLines Log { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var builder = KsfService.CreateBuilder(
            [
                "--environment=Development", "--Ksf:Deployment=vest", "--Ksf:Level=regional", "--Ksf:PublicUrl=http://localhost:5100",
                "--Identity:Authority=http://localhost:5110", "--Identity:Audience=ksf", "--Access:HashKeys:1=a-key-that-only-the-tests-of-ksf-use",
                "--ConnectionStrings:database=Host=nobody.invalid",
            ],
            "notes", out _);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.AddDatabase<Messaging.ThingsDbContext>();
        builder.Services.AddSingleton<IValidator<Note>, Note.Validator>();
        _app = builder.Build();
        _app.UseServiceDefaults();
        Map(_app);
        await _app.StartAsync();
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app!.DisposeAsync();
    }

    private static void Map(WebApplication app)
    {
        var notes = app.MapGroup("/v1").AllowAnonymous().Validated();
        notes.MapPost("/notes", (Note note) => TypedResults.Ok(note));
        notes.MapGet("/notes", ([AsParameters] Question question) => TypedResults.Ok(new
        {
            on = question.On?.Day,
            colour = question.Colour?.Value,
            question.Limit,
            question.Text,
        }));
        notes.MapGet("/notes/needed", (string word) => TypedResults.Ok(word));
        notes.MapGet("/notes/page", ([AsParameters] PageRequest page) => TypedResults.Ok(page.Key<string>()));
        notes.MapGet("/notes/status/{status:int}", (int status) => TypedResults.StatusCode(status));
        notes.MapGet("/notes/stored-badly", () => TypedResults.Ok(new { colours = new[] { Colour.DarkBlue, (Colour)17 } }));
        notes.MapPost("/notes/fault", string (Note note) => throw new InvalidOperationException("A fault of ours."));
    }
}

internal enum Colour
{
    Red,
    DarkBlue,
}

internal sealed record Note(
    string Title, string? Text = null, Colour? Colour = null, DateOnly? Day = null, IReadOnlyList<string>? Words = null, int? Number = null,
    Guid? About = null, IReadOnlyList<Part>? Parts = null)
{
    internal static readonly Text WriteWord = new("Skriv et ord.", "Skriv eit ord.", "Write a word.");


    internal static readonly Text WriteTitle = new("Skriv en tittel.", "Skriv ein tittel.", "Write a title.");

    public sealed class Validator : AbstractValidator<Note>
    {
        public Validator()
        {
            RuleFor(note => note.Title).Line(40, WriteTitle);
            RuleFor(note => note.Text).OptionalFreeText(200);
            RuleForEach(note => note.Words).Required(WriteWord);
        }
    }
}

internal sealed record Part(IReadOnlyList<string>? Words = null);

internal readonly record struct Question(
    [FromQuery(Name = "on")] IsoDate? On,
    [FromQuery(Name = "colour")] Choice<Colour>? Colour,
    [FromQuery(Name = "limit")] int? Limit,
    [FromQuery(Name = "id")] Guid? Id,
    [FromQuery(Name = "new")] bool? New,
    [FromQuery(Name = "text")] string? Text,
    [FromHeader(Name = "X-Number")] int? Number);
