using Ksf.Portal.Patterns;

namespace Ksf.Portal.Register;

/// <summary>What several pages look up in the lists of the register.</summary>
internal static class RegisterLookups
{
    extension(IRegistered thing)
    {
        /// <summary>Whether these words are part of its name.</summary>
        public bool Matches(string words) => thing.Name.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    extension(IEnumerable<KsfRegion> regions)
    {
        /// <summary>A region's name by its deployment; the deployment itself when the region is not known.</summary>
        public string NameOf(string deployment) => regions.FirstOrDefault(region => region.Deployment == deployment)?.Name ?? deployment;

        /// <summary>The regions as a list can be narrowed by them.</summary>
        public IReadOnlyList<FilterChoice> Choices() => [.. regions.Select(region => new FilterChoice(region.Deployment, region.Name))];
    }

    extension(IEnumerable<Cluster> clusters)
    {
        /// <summary>The clusters that are there, by the number of each municipality that is a member.</summary>
        public ILookup<string, Cluster> ByMember() => clusters.Where(cluster => cluster.IsThere)
            .SelectMany(cluster => cluster.Members.Where(member => member.Number is not null).Select(member => (member.Number, Cluster: cluster)))
            .ToLookup(one => one.Number!, one => one.Cluster);

        /// <summary>The areas in which a municipality is a member of clusters that are there, and is counted in none of them.</summary>
        public IReadOnlyList<string> AreasNotCounting(Guid municipality)
        {
            var memberships = clusters.Where(cluster => cluster.IsThere)
                .SelectMany(cluster => cluster.Members.Where(member => member.Id == municipality).Select(member => (cluster.Areas, member.CountedIn))).ToList();
            return [.. memberships.SelectMany(one => one.Areas).Distinct().Except(memberships.SelectMany(one => one.CountedIn))];
        }
    }
}
