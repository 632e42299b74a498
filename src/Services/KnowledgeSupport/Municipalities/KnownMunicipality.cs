using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Messaging;

namespace Ksf.KnowledgeSupport.Municipalities;

/// <summary>Copy of a municipality with its names and numbers over time. The national Registry is the authority.</summary>
internal sealed class KnownMunicipality : CopyOf<MunicipalityState>
{
    public List<KnownMunicipalityVersion> Versions { get; private set; } = [];

    public override void Apply(MunicipalityState state)
    {
        Versions.Clear();
        Versions.AddRange(state.Versions.Select(v => new KnownMunicipalityVersion
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
