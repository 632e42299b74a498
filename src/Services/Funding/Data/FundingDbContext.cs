using Ksf.Funding.Agreements;
using Ksf.Funding.Clusters;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksf.Funding.Data;

internal sealed class FundingDbContext(DbContextOptions<FundingDbContext> options, Deployment deployment, TimeProvider time)
    : KsfDbContext(options, deployment, time)
{
    public DbSet<KnownCluster> Clusters => Set<KnownCluster>();

    public DbSet<KnownAgreement> Agreements => Set<KnownAgreement>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<KnownCluster>(cluster =>
        {
            cluster.ToTable("known_clusters");
            cluster.HasIndex(c => new { c.FoundedOn, c.Id });
        });
        modelBuilder.Entity<KnownAgreement>(agreement =>
        {
            agreement.ToTable("known_agreements");
            agreement.OwnsMany(a => a.Contributions, contribution =>
            {
                contribution.ToTable("agreement_contributions").WithOwner().HasForeignKey("AgreementId");
                contribution.HasKey("AgreementId", nameof(KnownContribution.Year), nameof(KnownContribution.PartyId));
                // The order of the list.
                contribution.HasIndex(nameof(KnownContribution.Year), "AgreementId", nameof(KnownContribution.PartyId));
                contribution.HasIndex(c => c.PartyId);
                contribution.Property(c => c.Amount).HasPrecision(14, 2);
            });
        });
        base.OnModelCreating(modelBuilder);
    }
}
