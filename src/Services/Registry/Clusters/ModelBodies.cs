using System.Globalization;
using Ksf.Contracts.Registry;
using Ksf.Registry.Bodies;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Audit;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Clusters;

/// <summary>The bodies that a cluster has from the model that it is founded from.</summary>
internal static class ModelBodies
{
    /// <summary>Creates them together with the cluster, or says what is in the way.</summary>
    public static async Task<Problem?> AddAsync(ClusterModel model, Cluster cluster, VerbContext context, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        if (model.Bodies.Select(body => body.Name.Length - "{0}".Length).DefaultIfEmpty().Max() is var longest && cluster.Name.Length + longest > Limits.NameLength)
            return Problem.AtField("/name", ClusterProblems.NameTooLongForBodies, Limits.NameLength - longest);
        foreach (var wanted in model.Bodies)
        {
            var name = string.Format(CultureInfo.InvariantCulture, wanted.Name, cluster.Name);
            if (await BodyNames.TakenAsync(db, cluster.Authority, name, except: null, cancellationToken) is { } taken)
                return taken;
            var body = Body.Create(context.NewId(), cluster.Authority, cluster.Id);
            body.Describe(name, wanted.Kind, secretariat: null, foundedOn: null);
            body.MeetingsPerYear = wanted.MeetingsPerYear;
            foreach (var seat in wanted.Seats.SelectMany(seat => Seats(seat, cluster, context)))
                body.Add(seat);
            (body.Status, body.Sequence) = (BodyStatus.Active, 1);
            db.Add(body);
            db.Audit(context, body.OwnerId, "body.create", BodyState.Noun.Subject(body.Id), before: null, body);
            db.Raise("created", body);
        }
        return null;
    }

    private static IEnumerable<Seat> Seats(ModelSeat seat, Cluster cluster, VerbContext context) =>
        from appointer in seat.PerMember
            ? cluster.Participations.Where(part => part.Role == ClusterRole.Member).Select(part => (Guid?)part.PartyId)
            : [null]
        from _ in Enumerable.Range(0, seat.Count)
        select new Seat(context.NewId(), seat.Kind, seat.Voting, Optional: false, appointer, seat.Note, From: null, To: null);
}
