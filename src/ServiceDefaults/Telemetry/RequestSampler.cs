using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Ksf.ServiceDefaults.Telemetry;

/// <summary>
/// Lets a trace begin with a request to one of our programs, and with nothing else. Polls of the outbox, probes of other programs and
/// measurements have no request above them, so they are never recorded.
/// </summary>
internal sealed class RequestSampler : Sampler
{
    private RequestSampler() => Description = nameof(RequestSampler);

    /// <summary>
    /// What is under a recorded span is recorded. A caller that does not record its own part does not decide for ours: an HTTP client that knows no
    /// tracing may still send such a traceparent.
    /// </summary>
    public static Sampler WithParent() => new ParentBasedSampler(new RequestSampler(), remoteParentNotSampled: new RequestSampler());

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind is ActivityKind.Server ? SamplingDecision.RecordAndSample : SamplingDecision.Drop);
}
