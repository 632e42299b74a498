using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.OpenData;

/// <summary>A table of the register that anyone can download.</summary>
/// <param name="Key">Its name in addresses: <c>clusters</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Description">What a row is.</param>
/// <param name="JsonPath">The path below <c>/v1/</c> where the same is read as JSON.</param>
/// <param name="Columns">The first row. Columns are only ever added, at the end.</param>
/// <param name="Rows">Reads the rows of a day.</param>
internal sealed record Dataset(
    string Key, Text Title, Text Description, string JsonPath, IReadOnlyList<string> Columns,
    Func<RegistryDbContext, VerbContext, DateOnly, CancellationToken, Task<IReadOnlyList<string?[]>>> Rows);
