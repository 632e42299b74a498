using System.Diagnostics;
using System.Diagnostics.Metrics;
using Ksf.ServiceDefaults.Telemetry;

namespace Ksf.Registry.OutsideRegisters;

/// <summary>A trace of each reading of a register of others, and counters of how they went.</summary>
internal static class OutsideRegistersTelemetry
{
    private const string Name = "Ksf.OutsideRegisters";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Readings =
        Meter.CreateCounter<long>("ksf.outside_registers.readings", "{reading}", "Readings of registers of others, by register and outcome.");

    private static readonly Counter<long> Changed =
        Meter.CreateCounter<long>("ksf.outside_registers.changed", "{record}", "Records of our register that a reading changed.");

    public static Activity? Start(string register) => Source.StartActivity(
        $"read {register}", ActivityKind.Internal, default(ActivityContext), [new(RequestSampler.JobTag, true), new("ksf.outside_register", register)]);

    public static void Count(Activity? span, string register, int changed)
    {
        span?.SetTag("ksf.changed", changed);
        Readings.Add(1, Register(register), new("outcome", "read"));
        Changed.Add(changed, Register(register));
    }

    public static void CountFailure(Activity? span, string register, string reason)
    {
        span?.SetStatus(ActivityStatusCode.Error, reason);
        Readings.Add(1, Register(register), new("outcome", "failed"));
    }

    private static KeyValuePair<string, object?> Register(string name) => new("register", name);
}
