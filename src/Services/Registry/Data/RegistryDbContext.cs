using Ksf.Registry.Actors;
using Ksf.Registry.Agreements;
using Ksf.Registry.Bodies;
using Ksf.Registry.Clusters;
using Ksf.Registry.Counties;
using Ksf.Registry.Invitations;
using Ksf.Registry.Municipalities;
using Ksf.Registry.OutsideRegisters;
using Ksf.Registry.Parties;
using Ksf.Registry.Positions;
using Ksf.Registry.Regions;
using Ksf.Registry.Roles;
using Ksf.Registry.Settlements;
using Ksf.ServiceDefaults;
using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ksf.Registry.Data;

internal sealed class RegistryDbContext(DbContextOptions<RegistryDbContext> options, Deployment deployment, TimeProvider time)
    : KsfDbContext(options, deployment, time)
{
    public DbSet<Municipality> Municipalities => Set<Municipality>();

    public DbSet<County> Counties => Set<County>();

    public DbSet<Region> Regions => Set<Region>();

    public DbSet<Party> Parties => Set<Party>();

    public DbSet<Cluster> Clusters => Set<Cluster>();

    public DbSet<Agreement> Agreements => Set<Agreement>();

    public DbSet<Body> Bodies => Set<Body>();

    public DbSet<Actor> Actors => Set<Actor>();

    public DbSet<RoleAssignment> Roles => Set<RoleAssignment>();

    public DbSet<Settlement> Settlements => Set<Settlement>();

    public DbSet<Position> Positions => Set<Position>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    // A municipality has only a handful of versions and successors, so one query for both is faster.
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MultipleCollectionIncludeWarning));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        MapMunicipalities(modelBuilder);
        modelBuilder.Entity<County>(county => county.ToTable("counties").HasIndex(c => new { c.Number, c.ValidFrom }).IsUnique());
        modelBuilder.Entity<Party>(party =>
        {
            party.ToTable("parties").HasIndex(p => p.Name).IsUnique();
            // By code point, so that a page begins where the one before ended.
            party.Property(p => p.Name).UseCollation("C");
            party.HasIndex(p => p.OrganisationNumber);
        });
        modelBuilder.Entity<Region>(region => region.ToTable("regions").HasIndex(r => new { r.Deployment, r.ValidFrom }).IsUnique());
        modelBuilder.Entity<Cluster>(cluster =>
        {
            cluster.ToTable("clusters").HasIndex(c => new { c.Authority, c.Name }).IsUnique();
            cluster.Property(c => c.LegalForms).AsJson();
            cluster.Property(c => c.Plans).AsJson();
            cluster.OwnsMany(c => c.Participations, part =>
            {
                part.ToTable("cluster_participations").WithOwner().HasForeignKey("ClusterId");
                part.Property(p => p.From).HasColumnName("valid_from");
                part.Property(p => p.To).HasColumnName("valid_to");
                part.HasIndex(p => p.PartyId);
            });
            cluster.OwnsMany(c => c.Primaries, primary =>
            {
                primary.ToTable("cluster_primaries").WithOwner().HasForeignKey("ClusterId");
                primary.Property(p => p.From).HasColumnName("valid_from");
                primary.Property(p => p.To).HasColumnName("valid_to");
                // The migration adds the constraint that no municipality is counted twice in an area on a day.
                primary.HasIndex(p => p.MunicipalityId);
            });
        });
        modelBuilder.ApplyConfiguration(new AgreementTables());
        modelBuilder.ApplyConfiguration(new SettlementTables());
        modelBuilder.ApplyConfiguration(new PositionTables());
        MapBodies(modelBuilder);
        modelBuilder.MapOutsideRegisters();
        modelBuilder.Entity<Actor>(actor =>
        {
            actor.ToTable("actors").HasIndex(a => new { a.Issuer, a.Subject }).IsUnique();
            actor.HasIndex(a => a.IdentityHash).IsUnique();
            actor.HasIndex(a => new { a.Label, a.Id });
        });
        modelBuilder.Entity<RoleAssignment>(role =>
        {
            role.ToTable("roles").HasOne<Actor>().WithMany().HasForeignKey(r => r.ActorId);
            role.HasIndex(r => r.OrganisationId);
        });
        modelBuilder.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("invitations").HasIndex(i => i.TokenHash).IsUnique();
            invitation.HasIndex(i => i.OrganisationId);
            invitation.HasIndex(i => new { i.InvitedById, i.SentAt });
            invitation.HasOne<Actor>().WithMany().HasForeignKey(i => i.AcceptedById);
            invitation.HasIndex(i => i.ExpiresAt).HasFilter("status = 'pending'");
        });
        base.OnModelCreating(modelBuilder);
    }

    private static void MapBodies(ModelBuilder modelBuilder) => modelBuilder.Entity<Body>(body =>
    {
        body.ToTable("bodies").HasIndex(b => new { b.Authority, b.Name }).IsUnique();
        body.HasIndex(b => b.BelongsToId);
        body.OwnsMany(b => b.Seats, seat =>
        {
            seat.ToTable("body_seats").WithOwner().HasForeignKey("BodyId");
            seat.HasKey(s => s.Id);
            seat.Property(s => s.Id).ValueGeneratedNever();
            seat.Property(s => s.From).HasColumnName("valid_from");
            seat.Property(s => s.To).HasColumnName("valid_to");
        });
        body.OwnsMany(b => b.Holdings, holding =>
        {
            holding.ToTable("seat_holdings").WithOwner().HasForeignKey("BodyId");
            holding.HasKey(h => h.Id);
            holding.Property(h => h.Id).ValueGeneratedNever();
            holding.Property(h => h.From).HasColumnName("valid_from");
            holding.Property(h => h.To).HasColumnName("valid_to");
            // The migration adds the constraint that a seat has one holder and one deputy on a day.
            holding.HasIndex(h => h.PersonId);
        });
        body.Property(b => b.Readings).AsJson();
        body.Property(b => b.Rules).AsJson();
        body.Property(b => b.Waivers).AsJson();
        body.Property(b => b.Mandates).AsJson();
    });

    private static void MapMunicipalities(ModelBuilder modelBuilder) => modelBuilder.Entity<Municipality>(municipality =>
    {
        municipality.ToTable("municipalities");
        municipality.OwnsMany(m => m.Versions, version =>
        {
            version.ToTable("municipality_versions").WithOwner().HasForeignKey("MunicipalityId");
            version.HasKey("MunicipalityId", "ValidFrom");
            version.HasIndex(v => new { v.Number, v.ValidFrom });
            version.Property(v => v.ParallelNames).HasConversion(
                names => names.ToArray(),
                names => names,
                new ValueComparer<IReadOnlyList<string>>((one, other) => one!.SequenceEqual(other!), names => names.Count, names => names.ToArray()));
        });
        municipality.OwnsMany(m => m.Successors, successor =>
        {
            successor.ToTable("municipality_successions").WithOwner().HasForeignKey("MunicipalityId");
            successor.HasKey("MunicipalityId", "SuccessorId", "On");
        });
    });
}
