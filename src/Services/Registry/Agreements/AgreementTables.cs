using System.Text.Json;
using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksf.Registry.Agreements;

/// <summary>The tables of agreements.</summary>
internal sealed class AgreementTables : IEntityTypeConfiguration<Agreement>
{
    public void Configure(EntityTypeBuilder<Agreement> builder)
    {
        builder.ToTable("agreements").HasIndex(agreement => agreement.Authority);
        builder.HasIndex(agreement => agreement.ClusterId);
        builder.Property(agreement => agreement.From).HasColumnName("valid_from");
        builder.Property(agreement => agreement.To).HasColumnName("valid_to");
        // As they are in the event. They are read with their agreement and replaced, never changed.
        builder.Property(agreement => agreement.Keys).HasColumnType("jsonb").HasConversion(
            keys => JsonSerializer.Serialize(keys, CloudEvent.Json),
            json => JsonSerializer.Deserialize<List<FinancingKey>>(json, CloudEvent.Json)!,
            new ValueComparer<IReadOnlyList<FinancingKey>>(
                (one, other) => one!.SequenceEqual(other!), keys => keys.Count, keys => keys));
        builder.OwnsMany(agreement => agreement.Parties, party =>
        {
            party.ToTable("agreement_parties").WithOwner().HasForeignKey("AgreementId");
            party.HasIndex(p => p.PartyId);
        });
    }
}
