using Ksf.Funding.Clusters;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Funding.Data;

internal sealed class FundingDbContext(DbContextOptions<FundingDbContext> options, Deployment deployment, TimeProvider time)
    : KsfDbContext(options, deployment, time)
{
    public DbSet<KnownCluster> Clusters => Set<KnownCluster>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<KnownCluster>(cluster =>
        {
            cluster.ToTable("known_clusters");
            cluster.HasIndex(c => new { c.FoundedOn, c.Id });
        });
        base.OnModelCreating(modelBuilder);
    }
}
