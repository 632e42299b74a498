namespace Ksf.Registry.Reforms;

/// <summary>The changes of municipalities and regions on one day.</summary>
/// <param name="On">The day.</param>
/// <param name="Planned">Whether it lies ahead.</param>
/// <param name="Changes">What changes, by the number before.</param>
internal sealed record ReformView(DateOnly On, bool Planned, IReadOnlyList<ReformChangeView> Changes);

/// <summary>What changes for a municipality.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Before">The municipality, with its number, name and region the day before.</param>
/// <param name="After">What it becomes: itself with its new number, name or region, or its successors by number.</param>
internal sealed record ReformChangeView(ReformChange Kind, ReformedMunicipalityView Before, IReadOnlyList<ReformedMunicipalityView> After);

/// <summary>A municipality before or after a reform.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number on the day.</param>
/// <param name="Name">Its name on the day.</param>
/// <param name="Region">The deployment of its KSF region on the day; null where it has none.</param>
internal sealed record ReformedMunicipalityView(Guid Id, string Number, string Name, string? Region);

/// <summary>What changes for a municipality on a day.</summary>
internal enum ReformChange
{
    /// <summary>It has a new number, and perhaps a new name.</summary>
    Renumbered,

    /// <summary>It has a new name.</summary>
    Renamed,

    /// <summary>It becomes part of another, or of a new one.</summary>
    Merged,

    /// <summary>It is divided, or gives off a part.</summary>
    Divided,

    /// <summary>It moves to another region.</summary>
    Moved,
}
