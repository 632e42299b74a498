using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly;

namespace Ksf.Registry.OutsideRegisters;

/// <summary>
/// Reads answers of one register. A request carries what the register said of the version that is kept, and an answer that nothing has changed costs no
/// download.
/// </summary>
/// <param name="http">The register's client.</param>
/// <param name="kept">The answers that are kept, by address.</param>
/// <param name="time">The clock.</param>
internal sealed class ConditionalReader(HttpClient http, IReadOnlyDictionary<string, OutsideAnswer> kept, TimeProvider time)
{
    /// <summary>The answers of this reading that are to be kept.</summary>
    public List<OutsideAnswer> Answers { get; } = [];

    /// <summary>Reads an answer whole, conditionally, and keeps it.</summary>
    /// <exception cref="OutsideRegisterException">It cannot be read.</exception>
    public async Task<string> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        var before = kept.GetValueOrDefault(address.AbsoluteUri);
        using var answer = await SendAsync(address, before, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotModified && before is not null)
        {
            Answers.Add(before);
            return before.Body;
        }
        Require(answer, address);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        Answers.Add(new OutsideAnswer
        {
            Address = address.AbsoluteUri,
            ETag = answer.Headers.ETag?.ToString(),
            LastModified = answer.Content.Headers.LastModified?.ToString("R"),
            Body = body,
            ReadAt = time.GetUtcNow(),
        });
        return body;
    }

    /// <summary>Reads an answer that is asked for once and not kept. The caller judges 404 and 410, for which the body is null.</summary>
    /// <exception cref="OutsideRegisterException">It cannot be read.</exception>
    public async Task<(HttpStatusCode Status, string? Body)> GetOnceAsync(Uri address, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(address, before: null, cancellationToken);
        if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            return (answer.StatusCode, null);
        Require(answer, address);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Parses an answer.</summary>
    /// <exception cref="OutsideRegisterException">It is cut off, or of another shape.</exception>
    public static T Parse<T>(Uri address, string body)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, JsonSerializerOptions.Web) ?? throw new OutsideRegisterException($"{address} answered null.");
        }
        catch (JsonException exception)
        {
            throw new OutsideRegisterException($"{address} gave an answer that cannot be read: {exception.Message}", exception);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, OutsideAnswer? before, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (before?.ETag is { } etag)
            request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(etag));
        else if (before?.LastModified is { } modified)
            request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        try
        {
            return await http.SendAsync(request, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or ExecutionRejectedException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new OutsideRegisterException($"{address} did not answer: {exception.Message}", exception);
        }
    }

    private static void Require(HttpResponseMessage answer, Uri address)
    {
        if (!answer.IsSuccessStatusCode)
            throw new OutsideRegisterException($"{address} answered {(int)answer.StatusCode}.");
    }
}
