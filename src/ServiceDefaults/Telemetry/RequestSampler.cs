using System.Diagnostics;
using OpenTelemetry.Trace;

namespace Ksf.ServiceDefaults.Telemetry;

/// <summary>
/// Samples only traces that begin with a server request, or with a job that runs a few times a day. Outbox polls, probes and measurements have no parent request
/// and are dropped.
/// </summary>
public sealed class RequestSampler : Sampler
{
    /// <summary>The tag of a span that begins a job's trace.</summary>
    public const string JobTag = "ksf.job";

    private RequestSampler() => Description = nameof(RequestSampler);

    /// <summary>
    /// Records children of recorded spans. A remote parent that is not sampled is ignored, because an HTTP client without tracing may still
    /// send such a traceparent.
    /// </summary>
    public static Sampler WithParent() => new ParentBasedSampler(new RequestSampler(), remoteParentNotSampled: new RequestSampler());

    /// <inheritdoc/>
    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) =>
        new(samplingParameters.Kind is ActivityKind.Server || samplingParameters.Tags?.Any(tag => tag.Key == JobTag) is true
            ? SamplingDecision.RecordAndSample
            : SamplingDecision.Drop);
}
