using FsCheck;
using FsCheck.Fluent;
using Ksf.Registry.ReferenceData;

namespace Ksf.Registry.Tests.Reforms;

/// <summary>Made-up reforms, one each first of January from 2025 on, of twelve municipalities. A thirteenth hosts the region and is never changed.</summary>
/// <param name="Files">What the reference files say of them.</param>
/// <param name="Days">The days of the reforms.</param>
/// <param name="Areas">From each day on, the areas of each number: what the municipalities of 2024 were made of.</param>
internal sealed record SeriesOfReforms(ReferenceFiles Files, IReadOnlyList<DateOnly> Days, IReadOnlyDictionary<DateOnly, IReadOnlyDictionary<string, int[]>> Areas)
{
    public static readonly DateOnly Begins = new(2024, 1, 1);

    private const string Host = "1500";

    public static Arbitrary<SeriesOfReforms> Any(int most) => (
        from count in Gen.Choose(1, most)
        from choices in Gen.ArrayOf(Gen.Choose(0, 1_000_000), count)
        select Of(choices)).ToArbitrary();

    public override string ToString() => string.Join('\n', Files.Changes);

    private static SeriesOfReforms Of(int[] choices)
    {
        // Each consists of three areas, so that it can be divided twice.
        var now = Enumerable.Range(1, 12).ToDictionary(place => $"15{place:00}", place => new[] { place * 3, (place * 3) + 1, (place * 3) + 2 });
        var start = now.Keys.ToList();
        var (next, changes, areas) = (20, new List<ChangeRow>(), new Dictionary<DateOnly, IReadOnlyDictionary<string, int[]>> { [Begins] = new Dictionary<string, int[]>(now) });
        foreach (var (index, choice) in choices.Index())
        {
            var day = Begins.AddYears(index + 1);
            var numbers = now.Keys.Order(StringComparer.Ordinal).ToList();
            var (one, other, keeps) = (numbers[choice / 4 % numbers.Count], numbers[choice / 97 % numbers.Count], choice / 50_021 % 2 == 0);
            var kind = (choice % 4) switch { 0 => ChangeKind.Renumber, 1 => ChangeKind.Split, _ => ChangeKind.Merge };
            if (kind == ChangeKind.Merge && one != other)
                Apply(kind, [one, other], [keeps ? one : $"15{next++}"]);
            else if (kind == ChangeKind.Split && now[one].Length > 1)
                Apply(kind, [one], [keeps ? one : $"15{next++}", $"15{next++}"]);
            else
                Apply(ChangeKind.Renumber, [one], [$"15{next++}"]);
            areas[day] = new Dictionary<string, int[]>(now);

            void Apply(ChangeKind what, string[] before, string[] after)
            {
                changes.AddRange(from old in before from @new in after select new ChangeRow(old, @new, $"Kommune {old}", $"Kommune {@new}", day, what));
                int[] together = [.. before.SelectMany(number => now[number])];
                foreach (var number in before)
                    now.Remove(number);
                foreach (var (place, number) in after.Index())
                    now[number] = after.Length == 1 ? together : place == 0 ? [together[0]] : together[1..];
            }
        }
        var files = RealData.Files with
        {
            Municipalities = [.. start.Append(Host).Select(number => new MunicipalityRow(number, $"Kommune {number}", [], $"Kommune {number}", $"Kommune {number}", "15", null, 1_000, 2024, 3))],
            Changes = changes,
            Counties = [new CountyRow("15", "Møre og Romsdal", [], new DateOnly(2017, 1, 1), null)],
            Regions = [new RegionRow("midt", "KSF Midt", Host, ["15"], new DateOnly(2020, 1, 1), null)],
        };
        return new SeriesOfReforms(files, [.. areas.Keys.Skip(1)], areas);
    }
}
