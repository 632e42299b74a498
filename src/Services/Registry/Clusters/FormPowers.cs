using Ksf.Contracts.Registry;
using Ksf.Registry.Bodies;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Registry.Clusters;

/// <summary>Which powers the legal form of a cluster allows its bodies.</summary>
internal static class FormPowers
{
    private const int DeepestBody = 10;

    /// <summary>The problem with giving a body these powers from a day on; null when the cluster that it belongs to allows them, or has no form recorded.</summary>
    public static async Task<Problem?> InTheWayAsync(
        VerbContext context, Body body, IEnumerable<Power> powers, DateOnly from, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        var owner = body.BelongsToId;
        for (var depth = 0; depth < DeepestBody; depth++)
        {
            if (await db.Clusters.AsNoTracking().Where(cluster => cluster.Id == owner).Select(cluster => cluster.LegalForms).SingleOrDefaultAsync(cancellationToken) is { } forms)
                return forms.LastOrDefault(form => form.From <= from)?.Form.Known is { } form ? Outside(context, LegalForms.Of(form), powers, body.Name) : null;
            owner = await db.Bodies.Where(other => other.Id == owner).Select(other => other.BelongsToId).SingleOrDefaultAsync(cancellationToken);
        }
        return null;
    }

    /// <summary>The problem with a form from a day on, for what the cluster's bodies have been given already; null for none.</summary>
    public static async Task<Problem?> InTheWayAsync(
        VerbContext context, Cluster cluster, LegalFormRule form, DateOnly from, CancellationToken cancellationToken)
    {
        var bodies = await context.Db<RegistryDbContext>().Bodies.AsNoTracking()
            .Where(body => body.BelongsToId == cluster.Id && body.Status == BodyStatus.Active).ToListAsync(cancellationToken);
        return bodies.Select(body => Outside(
            context, form,
            body.Mandates.Where(mandate => mandate.To is not { } to || to > from).SelectMany(mandate => mandate.Given).Select(power => power.Known).OfType<Power>(), body.Name))
            .FirstOrDefault(problem => problem is not null);
    }

    private static Problem? Outside(VerbContext context, LegalFormRule form, IEnumerable<Power> powers, string body) =>
        powers.Except(form.Powers).Select(power => (Power?)power).FirstOrDefault() is not { } outside
            ? null
            : new Problem(
                ClusterProblems.PowerOutsideForm, PowerNames.Of(outside).In(context.Language), form.Name.In(context.Language), form.PowersText.In(context.Language), form.PowersLaw, body)
            {
                ConflictingId = Contracts.Open.NameOf(outside),
            };
}
