using Ksf.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
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
        builder.Property(agreement => agreement.Keys).AsJson();
        builder.OwnsMany(agreement => agreement.Parties, party =>
        {
            party.ToTable("agreement_parties").WithOwner().HasForeignKey("AgreementId");
            party.HasIndex(p => p.PartyId);
        });
    }
}
