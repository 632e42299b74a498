using Ksf.Contracts.Registry;
using Ksf.Registry.Municipalities;
using Ksf.Registry.ReferenceData;

namespace Ksf.Registry.Tests;

/// <summary>The project's own reference data, which tests read rather than repeat.</summary>
internal static class RealData
{
    public static string Folder { get; } = TestKit.Repository.Path("data");

    public static ReferenceFiles Files { get; } = ReferenceFiles.Read(Folder);

    public static IReadOnlyList<MunicipalityState> Municipalities { get; } = MunicipalityHistory.Of(Files);

    /// <summary>How many parties the file of the structure names.</summary>
    public static int Parties { get; } = StructureParties.Of(Files).Count;

    /// <summary>Those that exist on a day, each in the version of that day.</summary>
    public static ILookup<string, (MunicipalityState Municipality, MunicipalityVersion Version)> On(DateOnly day) => Municipalities
        .SelectMany(municipality => municipality.Versions.Select(version => (municipality, version)))
        .Where(entry => entry.version.ValidFrom <= day && (entry.version.ValidTo is not { } end || day < end))
        .ToLookup(entry => entry.version.Number);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "O");
}
