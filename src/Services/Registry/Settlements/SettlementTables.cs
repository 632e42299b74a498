using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksf.Registry.Settlements;

/// <summary>The table of settlements.</summary>
internal sealed class SettlementTables : IEntityTypeConfiguration<Settlement>
{
    public void Configure(EntityTypeBuilder<Settlement> builder)
    {
        // A reform is applied once to each part of a record.
        builder.ToTable("settlements").HasIndex(s => new { s.MunicipalityId, s.ReformedOn, s.Part, s.PartId }).IsUnique();
        builder.HasIndex(s => new { s.OwnerId, s.Status, s.Id });
    }
}
