using FluentValidation;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Roles;

/// <summary>The end of a role.</summary>
/// <param name="Reason">Why, at most 2 000 characters. Stored in the audit row.</param>
/// <param name="On">First day without the role; today when left out, with immediate effect.</param>
internal sealed record EndRole(string Reason, DateOnly? On = null) : IChange<RoleAssignment>
{
    public sealed class Validator : AbstractValidator<EndRole>
    {
        public Validator() => RuleFor(r => r.Reason).FreeText(RoleProblems.ReasonLength, RoleFields.Reason);
    }

    public ValueTask<Problem?> ApplyAsync(RoleAssignment role, VerbContext context, CancellationToken cancellationToken)
    {
        if (role.ValidTo <= context.Today)
            return new(RoleProblems.AlreadyEnded.With(role.ValidTo));
        var end = On ?? context.Today;
        if (end < context.Today)
            return new(Problem.AtField("/on", RoleProblems.InThePast));
        if (end > role.ValidTo)
            return new(Problem.AtField("/on", RoleProblems.EndsBeforeAnyway, role.ValidTo));
        role.End(end);
        return default;
    }
}
