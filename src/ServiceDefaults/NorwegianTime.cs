namespace Ksf.ServiceDefaults;

/// <summary>Conversion to Norwegian time. Instants are stored in UTC.</summary>
public static class NorwegianTime
{
    /// <summary>Europe/Oslo.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    /// <summary>Today's date in Norway.</summary>
    public static DateOnly TodayInNorway(this TimeProvider time) => time.GetUtcNow().DateInNorway();

    /// <summary>The date in Norway at an instant.</summary>
    public static DateOnly DateInNorway(this DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);
}
