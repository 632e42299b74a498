using Ksf.Contracts;

namespace Ksf.ServiceDefaults.Transitions;

/// <summary>A record whose public state has a time line. Each transition adds its step.</summary>
public interface ITimeline
{
    /// <summary>What happened to it, oldest first.</summary>
    IReadOnlyList<Step> Steps { get; set; }
}

internal static class TimelineExtensions
{
    /// <summary>How many steps are kept, so that a record changed very often still fits in an event.</summary>
    public const int Kept = 50;

    /// <summary>Adds a step. Beyond <see cref="Kept"/>, the oldest one after the creation is left out.</summary>
    public static void AddStep(this ITimeline timeline, string verb, DateTimeOffset at)
    {
        var steps = timeline.Steps;
        IEnumerable<Step> kept = steps.Count < Kept ? steps : [steps[0], .. steps.Skip(steps.Count - Kept + 2)];
        timeline.Steps = [.. kept, new Step(verb, at)];
    }
}
