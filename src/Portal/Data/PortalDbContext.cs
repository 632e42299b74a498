using Ksf.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace Ksf.Portal.Data;

/// <summary>The portal's own tables. What people have written, and their tokens, are encrypted.</summary>
internal sealed class PortalDbContext(DbContextOptions<PortalDbContext> options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SessionRow>(session =>
        {
            session.ToTable("sessions").HasKey(s => s.KeyHash);
            session.HasIndex(s => s.IssuerSession);
            session.HasIndex(s => s.Owner);
            session.HasIndex(s => s.ExpiresAt);
        });
        modelBuilder.Entity<DraftRow>(draft =>
        {
            draft.ToTable("drafts").HasKey(d => new { d.Owner, d.Form });
            draft.HasIndex(d => d.ChangedAt);
        });
    }
}

/// <summary>A signed-in person's session.</summary>
internal sealed class SessionRow
{
    /// <summary>SHA-256 of the key in the cookie, so that a leaked database signs nobody in.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>The person and the issuer's tokens, encrypted.</summary>
    public required byte[] Ticket { get; set; }

    /// <summary>The issuer's own session (<c>sid</c>), if it has one.</summary>
    public string? IssuerSession { get; init; }

    /// <summary>Keyed hash of issuer and <c>sub</c>.</summary>
    public required byte[] Owner { get; init; }

    /// <summary>When the issuer made the id token, by its own clock.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>What a person has typed in a form and not sent yet.</summary>
internal sealed class DraftRow
{
    /// <summary>Keyed hash of issuer and <c>sub</c>.</summary>
    public required byte[] Owner { get; init; }

    /// <summary>The form's own name, such as <c>report-need/vest/4601</c>.</summary>
    public required string Form { get; init; }

    /// <summary>The fields, encrypted. Null once the form has been sent: the row stays so that a late save of the same form is ignored.</summary>
    public byte[]? Content { get; set; }

    /// <summary>The form's idempotency key.</summary>
    public required Guid Key { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}

/// <summary>Creates the context for <c>dotnet ef</c>, without a connection.</summary>
internal sealed class PortalDbContextFactory : IDesignTimeDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PortalDbContext>();
        DatabaseExtensions.Configure(options, NpgsqlDataSource.Create("Host=localhost"));
        return new PortalDbContext(options.Options);
    }
}
