using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksf.Registry.Positions;

/// <summary>The tables of positions.</summary>
internal sealed class PositionTables : IEntityTypeConfiguration<Position>
{
    public void Configure(EntityTypeBuilder<Position> builder)
    {
        builder.ToTable("positions").HasIndex(position => position.Authority);
        builder.HasIndex(position => position.ClusterId);
        builder.HasIndex(position => position.PersonId);
        builder.Property(position => position.From).HasColumnName("valid_from");
        builder.Property(position => position.To).HasColumnName("valid_to");
        builder.OwnsMany(position => position.Employers, employer =>
        {
            employer.ToTable("position_employers").WithOwner().HasForeignKey("PositionId");
            employer.HasIndex(e => e.PartyId);
        });
    }
}
