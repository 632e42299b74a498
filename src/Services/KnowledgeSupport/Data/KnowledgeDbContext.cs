using Ksf.KnowledgeSupport.Clusters;
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

    public DbSet<KnownMunicipality> Municipalities => Set<KnownMunicipality>();

    public DbSet<KnownCluster> Clusters => Set<KnownCluster>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Need>(need =>
        {
            need.ToTable("needs");
            need.HasIndex(n => n.Number).IsUnique();
            need.HasSearch();
            need.Property(n => n.Sequence).IsConcurrencyToken();
            // Ids are UUIDv7, so a municipality's needs in order of reporting are one range of this index.
            need.HasIndex(n => new { n.MunicipalityId, n.Id });
            // Counted without reading the rows.
            need.HasIndex(n => new { n.Status, n.ServiceArea }).HasDatabaseName("ix_needs_counts");
        });
        modelBuilder.Entity<KnownNeed>(need =>
        {
            need.ToTable("known_needs");
            need.HasIndex(n => n.Number).IsUnique();
            need.HasSearch();
            need.HasIndex(n => new { n.Authority, n.Id });
            need.HasIndex(n => new { n.MunicipalityId, n.Id });
            // Lists and figures are counted without reading the rows.
            need.HasIndex(n => new { n.Status, n.ServiceArea, n.MunicipalityId, n.SubmittedAt }).HasDatabaseName("ix_known_needs_counts");
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
