using FluentValidation;
using Ksf.Registry.Clusters;
using Ksf.Registry.Data;
using Ksf.Registry.Reforms;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Settlements;

/// <summary>The end of a matter that has been settled otherwise, such as by dissolving the cluster.</summary>
/// <param name="Reason">What happened, at most 2 000 characters.</param>
internal sealed record DismissSettlement(string Reason) : IChange<Settlement>
{
    public sealed class Validator : AbstractValidator<DismissSettlement>
    {
        public Validator() => RuleFor(r => r.Reason).FreeText(Limits.ReasonLength, SettlementFields.Why);
    }

    public async ValueTask<Problem?> ApplyAsync(Settlement settlement, VerbContext context, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        var record = await ReformedRecord.LoadAsync(db, settlement.Part, settlement.RecordId, cancellationToken);
        var lineage = await Lineage.OfAsync(db, [settlement.MunicipalityId], cancellationToken);
        var reform = new Reform(
            settlement.MunicipalityId, settlement.ReformedOn, settlement.Reform, [], lineage.ExistsOn(settlement.MunicipalityId, settlement.ReformedOn));
        if (record?.Names(settlement.Part, settlement.PartId, reform) is true)
            return new Problem(SettlementProblems.NamesStill) { ConflictingId = settlement.RecordId.ToString() };
        settlement.Decide([], context, Reason);
        return null;
    }
}
