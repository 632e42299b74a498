using Ksf.Contracts.Registry;

namespace Ksf.Registry.Municipalities;

internal static class MunicipalityValidity
{
    extension(MunicipalityVersion version)
    {
        /// <summary>Whether the day is within the period; the end is exclusive.</summary>
        public bool IsValidOn(DateOnly day) => Period.Includes(day, version.ValidFrom, version.ValidTo);
    }
}
