using FluentValidation;
using Ksf.Registry.Clusters;
using Ksf.Registry.Data;
using Ksf.Registry.Reforms;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Settlements;

/// <summary>What becomes of a part of a record after a reform. It takes effect on the day of the reform.</summary>
/// <param name="Successors">Ids of the municipalities that take it over, among the choices; an empty list ends it.</param>
/// <param name="Reason">Why, at most 2 000 characters. Required when it is not as proposed.</param>
internal sealed record DecideSettlement(IReadOnlyList<Guid?> Successors, string? Reason = null) : IChange<Settlement>
{
    public sealed class Validator : AbstractValidator<DecideSettlement>
    {
        public Validator()
        {
            RuleFor(r => r.Successors).NotNull().WithText(SettlementFields.Successors);
            RuleForEach(r => r.Successors).Required(SettlementFields.Successors);
            RuleFor(r => r.Reason).OptionalFreeText(Limits.ReasonLength);
        }
    }

    public async ValueTask<Problem?> ApplyAsync(Settlement settlement, VerbContext context, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        Guid[] chosen = [.. Successors.OfType<Guid>().Distinct()];
        var choices = Choices.Of(settlement, await Lineage.OfAsync(db, [settlement.MunicipalityId], cancellationToken), context.Deployment.Id, context.Today);
        if (chosen.Except(choices.Municipalities).ToList() is [var unknown, ..])
            return Problem.AtField($"/successors/{Successors.ToList().IndexOf(unknown)}", SettlementFields.NoChoice, unknown);
        if (chosen.Length > 1 && !PartRules.TakesSeveral(settlement.Part))
            return Problem.AtField("/successors", SettlementFields.OnlyOne);
        if (Reason is null && !chosen.ToHashSet().SetEquals(choices.Proposal))
            return Problem.AtField("/reason", SettlementFields.Why);

        var record = await ReformedRecord.LoadAsync(db, settlement.Part, settlement.RecordId, cancellationToken);
        var reform = new Reform(
            settlement.MunicipalityId, settlement.ReformedOn, settlement.Reform, chosen, GoesOn: choices.GoesOn);
        if (record is null || !record.Names(settlement.Part, settlement.PartId, reform))
            return SettlementProblems.NamesNoMore.With();
        if (await record.PassOnAsync(settlement.Part, settlement.PartId, reform, chosen, context.Now, cancellationToken) is { } problem)
            return problem;
        record.Raise(context.Now, context, settlement.OwnerId, Reason);
        settlement.Decide(chosen, context, Reason);
        return null;
    }
}
