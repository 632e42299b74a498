using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Problems;
using RoleNames = Ksf.ServiceDefaults.Access.Roles;

namespace Ksf.Registry.Roles;

/// <summary>Rules shared by giving a role and inviting somebody to it.</summary>
internal static class RoleRules
{
    /// <summary>What is wrong with a role at an organisation for a period.</summary>
    /// <param name="role">Name of the role.</param>
    /// <param name="key">The organisation as the request names it.</param>
    /// <param name="organisation">The organisation; null when there is no such.</param>
    /// <param name="deployment">The deployment.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">First day after; null for no end.</param>
    public static List<FieldError> ErrorsOf(string role, string key, Organisation? organisation, Deployment deployment, DateOnly from, DateOnly? to)
    {
        var errors = new List<FieldError>();
        if (organisation is null)
            errors.Add(new FieldError("/organisation", RoleProblems.UnknownOrganisation, key, deployment.Id));
        if (!RoleNames.All.Contains(role))
            errors.Add(new FieldError("/role", RoleProblems.UnknownRole, string.Join(", ", RoleNames.All.Order(StringComparer.Ordinal))));
        else if (organisation is not null && !RolePlaces.Fits(role, organisation.Kind))
            errors.Add(new FieldError("/role", RoleProblems.WrongPlace, role, organisation.Name));
        if (to <= from)
            errors.Add(new FieldError("/to", RoleProblems.EndsBeforeItBegins));
        return errors;
    }
}
