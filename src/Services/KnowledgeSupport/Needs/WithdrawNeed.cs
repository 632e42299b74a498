using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.KnowledgeSupport.Data;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Validation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ksf.KnowledgeSupport.Needs;

/// <summary>Why a need is withdrawn.</summary>
/// <param name="Reason">At most 2 000 characters. Kept in the audit row.</param>
internal sealed record WithdrawNeed(string Reason)
{
    public sealed class Validator : AbstractValidator<WithdrawNeed>
    {
        public Validator() => RuleFor(w => w.Reason).FreeText(Need.TextLength, NeedFields.Reason);
    }

    public static async Task<Results<Resource<NeedView>, Problem>> HandleAsync(
        Guid id, WithdrawNeed request, ExpectedVersion expected, Caller caller, KnowledgeDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var found = await NeedAndMunicipality.FindOwnAsync(db, id, caller, Permissions.WithdrawNeed, cancellationToken);
        if (found is null)
            return CommonProblems.NotFound.With();
        var (need, municipality) = found;
        expected.ThrowUnless(need.Sequence);

        var before = need.State();
        need.Withdraw();
        db.Audit(time.GetUtcNow(), caller, municipality.Id, Permissions.WithdrawNeed, $"needs/{id}", before, need.State(), request.Reason);
        db.Raise(new NeedWithdrawn(need.State()), need.Sequence);
        await db.SaveChangesAsync(cancellationToken);
        return new Resource<NeedView>(NeedView.Of(need, municipality, caller), need.Sequence);
    }
}
