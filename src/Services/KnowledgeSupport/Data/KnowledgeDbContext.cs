using Ksf.KnowledgeSupport.Clusters;
using Ksf.KnowledgeSupport.Endorsements;
using Ksf.KnowledgeSupport.Lists;
using Ksf.KnowledgeSupport.Municipalities;
using Ksf.KnowledgeSupport.Needs;
using Ksf.KnowledgeSupport.Overview;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Ksf.KnowledgeSupport.Data;

internal sealed class KnowledgeDbContext(DbContextOptions<KnowledgeDbContext> options, Deployment deployment, TimeProvider time)
    : KsfDbContext(options, deployment, time)
{
    public DbSet<Need> Needs => Set<Need>();

    public DbSet<KnownNeed> KnownNeeds => Set<KnownNeed>();

    /// <summary>This deployment's own, and copies of the others'.</summary>
    public DbSet<Endorsement> Endorsements => Set<Endorsement>();

    public DbSet<KnownMunicipality> Municipalities => Set<KnownMunicipality>();

    public DbSet<KnownCluster> Clusters => Set<KnownCluster>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        // Compares titles that are spelt differently.
        modelBuilder.HasPostgresExtension("pg_trgm");
        modelBuilder.Entity<Need>(need =>
        {
            need.ToTable("needs");
            need.HasIndex(n => n.Number).IsUnique();
            need.HasSearch("title || ' ' || question");
            need.Property(n => n.Sequence).IsConcurrencyToken();
            need.Property(n => n.Remarks).AsJson();
            // Ids are UUIDv7, so a municipality's needs in order of reporting are one range of this index.
            need.HasIndex(n => new { n.MunicipalityId, n.Id });
            // Counted without reading the rows.
            need.HasIndex(n => new { n.Status, n.ServiceArea }).HasDatabaseName("ix_needs_counts");
        });
        modelBuilder.Entity<KnownNeed>(need =>
        {
            need.ToTable("known_needs");
            need.HasIndex(n => n.Number).IsUnique();
            need.HasSearch("title_words || ' ' || question_words");
            need.HasIndex(n => new { n.Authority, n.Id });
            need.HasIndex(n => new { n.MunicipalityId, n.Id });
            // The database counts, in the transaction of each endorsement.
            need.Property(n => n.Endorsers).HasDefaultValue(0);
            need.HasIndex(n => new { n.Endorsers, n.Id });
            // Lists and figures are counted without reading the rows.
            need.HasIndex(n => new { n.Status, n.ServiceArea, n.MunicipalityId, n.SubmittedAt }).HasDatabaseName("ix_known_needs_counts");
        });
        modelBuilder.Entity<Endorsement>(endorsement =>
        {
            endorsement.ToTable("endorsements");
            // One for each need and municipality. A copy has no owner, so that it is never refused; a municipality with one in two deployments counts once.
            endorsement.HasIndex(e => new { e.NeedId, e.OwnerId }).IsUnique().HasFilter("status = 'given'");
            endorsement.HasIndex(e => new { e.NeedId, e.Id });
            endorsement.HasIndex(e => new { e.MunicipalityId, e.Id });
        });
        modelBuilder.Entity<KnownMunicipality>(municipality =>
        {
            municipality.ToTable("known_municipalities");
            municipality.OwnsMany(m => m.Versions, version =>
            {
                version.ToTable("known_municipality_versions").WithOwner().HasForeignKey("MunicipalityId");
                version.HasKey("MunicipalityId", nameof(KnownMunicipalityVersion.ValidFrom));
                version.HasIndex(v => v.Number);
            });
        });
        modelBuilder.Entity<KnownCluster>(cluster => cluster.ToTable("known_clusters"));
        base.OnModelCreating(modelBuilder);
    }
}
