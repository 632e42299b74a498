namespace Ksf.Registry.OutsideRegisters;

/// <summary>Reads Statistics Norway's classifications of municipalities, counties and centrality.</summary>
/// <remarks>The API: https://data.ssb.no/api/klass/v1/api-guide.html</remarks>
internal sealed class KlassClient(HttpClient http, TimeProvider time)
{
    /// <summary>Reads all answers, or fails.</summary>
    /// <param name="requests">What is asked.</param>
    /// <param name="kept">The answers of the reading before, by address.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="OutsideRegisterException">KLASS does not answer.</exception>
    public async Task<IReadOnlyList<OutsideAnswer>> ReadAsync(
        KlassRequests requests, IReadOnlyDictionary<string, OutsideAnswer> kept, CancellationToken cancellationToken)
    {
        var reader = new ConditionalReader(http, kept, time);
        foreach (var address in requests.All)
            await reader.GetAsync(address, cancellationToken);
        return reader.Answers;
    }
}
