using Ksf.Contracts.Registry;

namespace Ksf.Registry.Municipalities;

internal static class MunicipalityValidity
{
    extension(MunicipalityVersion version)
    {
        /// <summary>From its first day until the day before its end.</summary>
        public bool IsValidOn(DateOnly day) => version.ValidFrom <= day && (version.ValidTo is not { } end || day < end);
    }
}
