using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.Registry.Clusters;

internal static class PowerNames
{
    public static Text Of(Power power) => power switch
    {
        Power.Advise => new("gi råd", "gi råd", "give advice"),
        Power.Prioritise => new("prioritere behov", "prioritere behov", "rank needs"),
        Power.Escalate => new("løfte saker nasjonalt", "løfte saker nasjonalt", "raise cases to the national level"),
        Power.DecideBudget => new("vedta budsjett og regnskap", "vedta budsjett og rekneskap", "approve accounts and budgets"),
        Power.DecideCalls => new("vedta retningslinjer for utlysninger", "vedta retningslinjer for utlysingar", "decide guidelines for calls"),
        _ => new("vedta tildelinger", "vedta tildelingar", "decide awards"),
    };
}
