using FluentValidation;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Roles;

/// <summary>When a role ends, and why.</summary>
/// <param name="Reason">At most 2 000 characters. Kept in the audit row.</param>
/// <param name="On">First day on which it is not held any more; today, at once, when left out.</param>
internal sealed record EndRole(string Reason, DateOnly? On = null) : IChange<RoleAssignment>
{
    public sealed class Validator : AbstractValidator<EndRole>
    {
        public Validator() => RuleFor(r => r.Reason).FreeText(RoleProblems.ReasonLength, RoleFields.Reason);
    }

    public ValueTask<Problem?> ApplyAsync(RoleAssignment role, VerbContext context, CancellationToken cancellationToken)
    {
        var end = On ?? context.Today;
        if (end < context.Today)
            return new(Problem.AtField("/on", RoleProblems.InThePast));
        if (end > role.ValidTo)
            return new(Problem.AtField("/on", RoleProblems.EndsBeforeAnyway, role.ValidTo));
        role.ValidTo = end;
        return default;
    }
}
