using Ksf.Portal.Deployments;
using Ksf.Portal.Session;
using Ksf.ServiceDefaults.Access;
using Microsoft.Extensions.Caching.Memory;

namespace Ksf.Portal.Representation;

/// <summary>An organisation that the person may represent in a deployment.</summary>
public sealed record RepresentedOrganisation(Deployment Deployment, Organisation Organisation, IReadOnlyList<string> RoleNames)
{
    /// <summary>Where its work pages begin.</summary>
    public string Url => WorkPage.Url(Deployment.Id, Organisation.Key);

    /// <summary>Whether to offer reporting a need for it; the service decides.</summary>
    public bool MayReport => Organisation.IsMunicipality && Gives(Permissions.ReportNeed);

    /// <summary>Whether to offer endorsing a need for it; the service decides.</summary>
    public bool MayEndorse => Organisation.IsMunicipality && Gives(Permissions.GiveEndorsement);

    /// <summary>Whether to offer the board of needs to screen; the service decides.</summary>
    public bool MayScreen => IsSecretariat && Gives(Permissions.ScreenNeed);

    /// <summary>Whether to offer founding a cluster; the service decides.</summary>
    public bool MayFoundClusters => IsSecretariat && Gives(Permissions.FoundCluster);

    /// <summary>Whether to offer creating a body; the service decides.</summary>
    public bool MayCreateBodies => IsSecretariat && Gives(Permissions.CreateBody);

    /// <summary>Whether to offer registering an agreement; the service decides.</summary>
    public bool MaySignAgreements => IsSecretariat && Gives(Permissions.SignAgreement);

    /// <summary>Whether to offer registering a position with two employers; the service decides.</summary>
    public bool MayRegisterPositions => IsSecretariat && Gives(Permissions.RegisterPosition);

    /// <summary>Whether to offer giving roles there; the service decides.</summary>
    public bool MayGiveRoles => Gives(Permissions.AssignRole);

    /// <summary>Whether to offer settling what reforms have left open; the service decides.</summary>
    public bool MaySettleReforms => IsSecretariat && Gives(Permissions.SettleReform);

    public bool Is(string deployment, string organisation) => Deployment.Id == deployment && Organisation.Key == organisation;

    /// <summary>Whether it is the deployment itself, which its secretariat represents.</summary>
    private bool IsSecretariat => Organisation.Key == Deployment.Id;

    private bool Gives(string permission) => RoleNames.Any(role => Roles.Gives(role, permission));
}

/// <summary>Whom a person may represent.</summary>
/// <param name="All">By deployment, and then by name.</param>
/// <param name="Missing">The deployments that did not answer.</param>
internal sealed record MyRepresentations(IReadOnlyList<RepresentedOrganisation> All, IReadOnlyList<Deployment> Missing)
{
    public static readonly MyRepresentations None = new([], []);
}

/// <summary>
/// Whom the signed-in person may represent, and whom they represent now. The address of a work page says it. Elsewhere it is whom they represented
/// last, which decides only what is offered and which deployment is asked.
/// </summary>
internal sealed class Representations(
    DeploymentList deployments, MyRoles roles, CurrentSession session, IHttpContextAccessor accessor, IMemoryCache cache, TimeProvider time)
{
    private const string Cookie = "ksf_for";

    // A role that has ended disappears within seconds, and a person who opens several pages asks once.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private Task<MyRepresentations>? _all;

    private HttpContext Context => accessor.HttpContext!;

    /// <summary>Read once for a page, whose header and content both ask: while a deployment does not answer, nothing is cached.</summary>
    public Task<MyRepresentations> AllAsync(CancellationToken cancellation) => _all ??= FindAllAsync(cancellation);

    /// <summary>Reads anew, because the person has just been given a role.</summary>
    public void Forget()
    {
        _all = null;
        if (session.Subject is { } person)
            cache.Remove((nameof(Representations), person));
    }

    private async Task<MyRepresentations> FindAllAsync(CancellationToken cancellation)
    {
        if (session.Subject is not { } person)
            return MyRepresentations.None;
        var key = (nameof(Representations), person);
        if (cache.TryGetValue<MyRepresentations>(key, out var known) && known is not null)
            return known;
        var found = await ReadAsync(cancellation);
        if (found.Missing.Count == 0)
            cache.Set(key, found, Fresh);
        return found;
    }

    /// <summary>Whom the person represents on this page; null when nobody.</summary>
    public async Task<RepresentedOrganisation?> CurrentAsync(CancellationToken cancellation)
    {
        var (all, missing) = await AllAsync(cancellation);
        return Find(all, $"{Context.GetRouteValue("deployment")}/{Context.GetRouteValue("organisation")}")
            ?? Find(all, Context.Request.Cookies[Cookie])
            ?? (all is [var only] && missing.Count == 0 ? only : null);
    }

    /// <summary>Remembers whom the person represents, for pages whose address does not say it.</summary>
    public void Remember(string deployment, string organisation)
    {
        if (Context.Response.HasStarted)
            return;
        Context.Response.Cookies.Append(Cookie, $"{deployment}/{organisation}", new CookieOptions
        {
            Expires = time.GetUtcNow().AddYears(1),
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = Context.Request.IsHttps,
        });
    }

    private async Task<MyRepresentations> ReadAsync(CancellationToken cancellation)
    {
        var known = await deployments.AllAsync(cancellation);
        if (!known.Succeeded)
            return MyRepresentations.None;
        var answers = await roles.EverywhereAsync(known.Value.Deployments, cancellation);
        return new MyRepresentations(
            [
                .. from answer in answers
                   from organisation in (answer.Me?.Roles ?? []).GroupBy(role => role.Organisation)
                   orderby answer.Deployment.Name, organisation.Key.Name
                   select new RepresentedOrganisation(answer.Deployment, organisation.Key, [.. organisation.Select(role => role.Name)]),
            ],
            [.. answers.Where(answer => answer.Me is null).Select(answer => answer.Deployment)]);
    }

    private static RepresentedOrganisation? Find(IEnumerable<RepresentedOrganisation> all, string? key) =>
        all.FirstOrDefault(one => $"{one.Deployment.Id}/{one.Organisation.Key}" == key);
}
