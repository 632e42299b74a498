namespace Ksf.Registry.Agreements;

/// <summary>How much an agreement can hold, so that its event keeps below the largest size.</summary>
internal static class AgreementLimits
{
    /// <summary>Parties over time, including those that have withdrawn.</summary>
    public const int Parties = 100;

    /// <summary>Shares in all of its financing keys.</summary>
    public const int Shares = 250;

    public const int Sources = 10;

    /// <summary>Length of a source's name, in characters.</summary>
    public const int SourceLength = 100;

    /// <summary>Years in one financing key.</summary>
    public const int Years = 20;

    /// <summary>Length of the document's address, in characters.</summary>
    public const int AddressLength = 500;

    /// <summary>Months before its end at which a renewal can be warned of.</summary>
    public const int WarningMonths = 36;

    public const int UsualWarningMonths = 6;
}
