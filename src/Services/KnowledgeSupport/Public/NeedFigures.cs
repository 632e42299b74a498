using Ksf.Contracts;
using Ksf.Contracts.Knowledge;

namespace Ksf.KnowledgeSupport.Public;

/// <summary>How many needs have been reported in the whole country. Withdrawn ones are not counted.</summary>
/// <param name="Total">All of them.</param>
/// <param name="Municipalities">How many municipalities have a need.</param>
/// <param name="ByMunicipality">Those that have a need, by number.</param>
/// <param name="ByServiceArea">Every service area, also those without needs.</param>
/// <param name="ByMonth">The last twelve months in Norwegian time, this one included, oldest first.</param>
internal sealed record NeedFigures(
    long Total, int Municipalities, IReadOnlyList<MunicipalityFigure> ByMunicipality, IReadOnlyList<ServiceAreaFigure> ByServiceArea,
    IReadOnlyList<MonthFigure> ByMonth);

/// <summary>The needs of a municipality.</summary>
/// <param name="Number">The municipality's number today, or its last one.</param>
/// <param name="Needs">How many.</param>
internal sealed record MunicipalityFigure(string Number, long Needs);

/// <summary>The needs that concern a service.</summary>
/// <param name="ServiceArea">The service.</param>
/// <param name="Needs">How many.</param>
internal sealed record ServiceAreaFigure(Open<ServiceArea> ServiceArea, long Needs);

/// <summary>The needs that were reported in a month.</summary>
/// <param name="Month">Year and month: <c>2026-11</c>.</param>
/// <param name="Needs">How many.</param>
internal sealed record MonthFigure(string Month, long Needs);
