using Ksf.Contracts.Registry;

namespace Ksf.Registry.Counties;

/// <summary>A county for as long as it has its number.</summary>
internal sealed class County : Registered<CountyState>
{
    public string Number { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string[] ParallelNames { get; private set; } = [];

    public DateOnly ValidFrom { get; private set; }

    public DateOnly? ValidTo { get; private set; }

    public override CountyState State() => new(Id, Number, Name, ParallelNames, ValidFrom, ValidTo);

    public override void Apply(CountyState state) =>
        (Number, Name, ParallelNames, ValidFrom, ValidTo) = (state.Number, state.Name, [.. state.ParallelNames], state.ValidFrom, state.ValidTo);
}
