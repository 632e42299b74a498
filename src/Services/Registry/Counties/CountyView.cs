namespace Ksf.Registry.Counties;

/// <summary>A county on a day.</summary>
/// <param name="Id">Id of the county with this number.</param>
/// <param name="Number">Two digits (SSB, KLASS 104).</param>
/// <param name="Name">Norwegian name.</param>
/// <param name="ParallelNames">Names in other languages.</param>
/// <param name="ValidFrom">First day; 2017-01-01 where it existed before the register begins.</param>
/// <param name="ValidTo">First day after; null while it exists.</param>
internal sealed record CountyView(Guid Id, string Number, string Name, IReadOnlyList<string> ParallelNames, DateOnly ValidFrom, DateOnly? ValidTo);
