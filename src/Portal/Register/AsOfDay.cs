using System.Globalization;
using Ksf.Portal.Forms;

namespace Ksf.Portal.Register;

/// <summary>The day that a page is shown as of, as it stands in its address: <c>?dato=2019-12-31</c>.</summary>
internal static class AsOfDay
{
    public const string Name = "dato";

    /// <summary>Null is today, also for a text that is no date.</summary>
    public static DateOnly? From(IQueryCollection query) => FormValues.DateOf(query[Name].ToString());

    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
