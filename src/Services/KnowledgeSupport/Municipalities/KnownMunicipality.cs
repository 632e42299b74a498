using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.KnowledgeSupport.Municipalities;

/// <summary>Copy of a municipality, through its names and numbers. The national Registry is the authority.</summary>
internal sealed class KnownMunicipality : ICopyOf<MunicipalityRegistered>
{
    public Guid Id { get; init; }

    public List<KnownMunicipalityVersion> Versions { get; private set; } = [];

    public long Sequence { get; set; }

    public static Guid KeyOf(MunicipalityRegistered data) => data.Id;

    public void Take(Received<MunicipalityRegistered> received)
    {
        Versions.Clear();
        Versions.AddRange(received.Data.Versions.Select(v => new KnownMunicipalityVersion
        {
            Number = v.Number,
            Name = v.DisplayName,
            ValidFrom = v.ValidFrom,
            ValidTo = v.ValidTo,
        }));
    }
}

internal sealed class KnownMunicipalityVersion
{
    public required string Number { get; init; }

    public required string Name { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }
}
