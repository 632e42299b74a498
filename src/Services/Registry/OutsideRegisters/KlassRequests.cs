using System.Globalization;

namespace Ksf.Registry.OutsideRegisters;

/// <summary>What is asked of KLASS: six answers, which together give what the files of municipalities, changes and counties have.</summary>
/// <param name="baseAddress">The address of the API.</param>
/// <param name="figuresFrom">The day of the figures in the files, for which the municipalities are read.</param>
internal sealed class KlassRequests(Uri baseAddress, DateOnly figuresFrom)
{
    private const int OfCounties = 104;
    private const int OfCentrality = 128;
    private const int OfMunicipalities = 131;

    /// <summary>Before the register begins, so that it is seen what existed on its first day.</summary>
    private static readonly DateOnly Before = Municipalities.MunicipalityHistory.Begins.AddYears(-1);

    /// <summary>The municipalities on the day of the figures.</summary>
    public Uri MunicipalitiesAt { get; } = Address(baseAddress, $"classifications/{OfMunicipalities}/codesAt.json?date={Day(figuresFrom)}");

    /// <summary>When each municipality's number and name was in use.</summary>
    public Uri MunicipalityCodes { get; } = Address(baseAddress, $"classifications/{OfMunicipalities}/codes.json?from={Day(Before)}&includeFuture=true");

    /// <summary>What became of each municipality, also in reforms to come.</summary>
    public Uri MunicipalityChanges { get; } = Address(baseAddress, $"classifications/{OfMunicipalities}/changes.json?from={Day(Before)}&includeFuture=true");

    /// <summary>When each county's number and name was in use.</summary>
    public Uri CountyCodes { get; } = Address(baseAddress, $"classifications/{OfCounties}/codes.json?from={Day(Before)}&includeFuture=true");

    /// <summary>The county of each municipality.</summary>
    public Uri CountiesOfMunicipalities { get; } = Correspondence(baseAddress, OfCounties, figuresFrom);

    /// <summary>The centrality class of each municipality.</summary>
    public Uri CentralityOfMunicipalities { get; } = Correspondence(baseAddress, OfCentrality, figuresFrom);

    public IReadOnlyList<Uri> All =>
        [MunicipalitiesAt, MunicipalityCodes, MunicipalityChanges, CountyCodes, CountiesOfMunicipalities, CentralityOfMunicipalities];

    private static Uri Correspondence(Uri baseAddress, int source, DateOnly day) =>
        Address(baseAddress, $"classifications/{source}/correspondsAt.json?targetClassificationId={OfMunicipalities}&date={Day(day)}");

    private static Uri Address(Uri baseAddress, string relative) => new(baseAddress, relative);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
