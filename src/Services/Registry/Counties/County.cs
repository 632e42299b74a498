using Ksf.Contracts.Registry;

namespace Ksf.Registry.Counties;

/// <summary>A county for as long as it has its number.</summary>
internal sealed class County : IRegistered<CountyState>
{
    public Guid Id { get; init; }

    public string Authority { get; set; } = "";

    public DateTimeOffset Epoch { get; set; }

    public long Sequence { get; set; }

    public string Number { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string[] ParallelNames { get; private set; } = [];

    public DateOnly ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    public CountyState State() => new(Id, Number, Name, ParallelNames, ValidFrom, ValidTo);

    public void Apply(CountyState state) =>
        (Number, Name, ParallelNames, ValidFrom, ValidTo) = (state.Number, state.Name, [.. state.ParallelNames], state.ValidFrom, state.ValidTo);
}
