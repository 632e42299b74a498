using Ksf.ServiceDefaults.Problems;

namespace Ksf.ServiceDefaults.Transitions;

/// <summary>Problem types of transitions.</summary>
internal static class TransitionProblems
{
    public static ProblemType NotOpen { get; } = new("not-open", 409,
        new("Dette kan ikke gjøres nå", "Dette kan ikkje gjerast no", "This cannot be done now"),
        new("«{0}» er ikke mulig når statusen er «{1}». Hent det på nytt: «actions» viser hva du kan gjøre nå.",
            "«{0}» er ikkje mogleg når statusen er «{1}». Hent det på nytt: «actions» viser kva du kan gjere no.",
            "“{0}” is not possible while the status is “{1}”. Read it again: “actions” shows what you can do."));
}
