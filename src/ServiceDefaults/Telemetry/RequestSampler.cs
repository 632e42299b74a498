using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Ksf.ServiceDefaults.Telemetry;

/// <summary>
/// Samples only traces that begin with a server request. Outbox polls, probes and measurements have no parent request and are dropped.
/// </summary>
internal sealed class RequestSampler : Sampler
{
    private RequestSampler() => Description = nameof(RequestSampler);

    /// <summary>
    /// Records children of recorded spans. A remote parent that is not sampled is ignored, because an HTTP client without tracing may still
    /// send such a traceparent.
    /// </summary>
    public static Sampler WithParent() => new ParentBasedSampler(new RequestSampler(), remoteParentNotSampled: new RequestSampler());

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind is ActivityKind.Server ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
}
