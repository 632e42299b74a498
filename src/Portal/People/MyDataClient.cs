using System.Text.Json;
using System.Text.Json.Nodes;
using Ksf.Portal.Services;

namespace Ksf.Portal.People;

/// <summary>What one deployment's Registry has about the signed-in person.</summary>
internal sealed class MyDataClient(ServiceClient services)
{
    /// <summary>The person as Registry has them, with the version; not found when the person is not registered there.</summary>
    public async Task<Answer<Actor>> MeAsync(string deployment, CancellationToken cancellation)
    {
        var me = await services.GetAsync<MyId>($"{Registry(deployment)}/me", cancellation);
        if (!me.Succeeded)
            return me.Problem;
        return me.Value.Actor is { } id ? await services.GetAsync<Actor>($"{Registry(deployment)}/actors/{id}", cancellation) : Problem.NotFound;
    }

    public Task<Answer<JsonObject>> ExportAsync(string deployment, CancellationToken cancellation) =>
        services.GetAsync<JsonObject>($"{Registry(deployment)}/me/export", cancellation);

    public Task<Answer<ErasedActor>> EraseAsync(string deployment, Guid id, string reason, Submission submission, CancellationToken cancellation) =>
        services.ChangeAsync<WantedErasure, ErasedActor>(HttpMethod.Post, $"{Registry(deployment)}/actors/{id}/erasure", new WantedErasure(reason), submission, cancellation);

    private static string Registry(string deployment) => $"/{Uri.EscapeDataString(deployment)}/registry/v1";
}

/// <summary>Who the person is in a deployment.</summary>
[FromApi("registry", "Me")]
internal sealed record MyId(Guid? Actor);

[FromApi("registry", "ErasedActor")]
internal sealed record ErasedActor(Guid Id);

[ToApi("registry", "EraseActor")]
internal sealed record WantedErasure(string Reason);

/// <summary>The file of what is held about the person.</summary>
internal static class MyDataFile
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapMyData(this IEndpointRouteBuilder routes) => routes.MapGet("/mine-opplysninger/{deployment}/fil", GetAsync).RequireAuthorization();

    private static async Task<IResult> GetAsync(string deployment, HttpContext context, MyDataClient data)
    {
        context.Response.Headers.CacheControl = "no-store";
        var export = await data.ExportAsync(deployment, context.RequestAborted);
        return export.Succeeded
            ? Results.File(System.Text.Encoding.UTF8.GetBytes(export.Value.ToJsonString(Readable)), "application/json", $"ksf-{export.Value["deployment"]}-mine-opplysninger.json")
            : Results.StatusCode(export.Problem.Status);
    }
}
