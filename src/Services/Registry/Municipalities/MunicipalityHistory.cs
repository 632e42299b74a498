using Ksf.Contracts;
using Ksf.Contracts.Registry;
using Ksf.Registry.ReferenceData;

namespace Ksf.Registry.Municipalities;

/// <summary>
/// Derives every municipality's history from the reforms. A renumbering or a new name keeps the identity. In a merge, the municipality
/// whose number is kept continues. A merge to a new number and a split end the old municipalities and begin new ones. What follows whom in
/// a split is decided by a person.
/// </summary>
internal sealed class MunicipalityHistory
{
    /// <summary>The first date of the register. What existed before is dated from it.</summary>
    public static readonly DateOnly Begins = new(2017, 1, 1);

    private readonly ReferenceFiles _files;
    private readonly MunicipalityNames _names;
    private readonly Dictionary<string, Life> _current = [];
    private readonly List<Life> _all = [];

    private MunicipalityHistory(ReferenceFiles files)
    {
        _files = files;
        _names = new MunicipalityNames(files);
    }

    /// <summary>Every municipality that has existed since <see cref="Begins"/>, including those that ended on that day.</summary>
    /// <exception cref="ReferenceDataException">The chain of changes is inconsistent.</exception>
    public static IReadOnlyList<MunicipalityState> Of(ReferenceFiles files)
    {
        var history = new MunicipalityHistory(files);
        history.ReplayChanges();
        return history.Register();
    }

    /// <summary>Derives the id from the municipality's first number, so that it is the same in every deployment and load.</summary>
    private static Guid IdOf(string firstNumber, DateOnly firstDay) => StableId.Of($"municipality/{firstNumber}/{firstDay:O}");

    private void ReplayChanges()
    {
        // Some ended on the first day. They are dated from the day before, so that their numbers still lead to their successors.
        foreach (var (number, label) in LabelsBeforeChanges())
            _current[number] = Begin(IdOf(number, Begins), number, label, Begins.AddDays(-1));

        foreach (var day in Days(ahead: false))
            Apply(day.Key, [.. day]);

        foreach (var row in _files.Municipalities)
            Current(row.Number).Name(row.Number, row.FullName, _files.FiguresFrom).Figures = row;
        if (_current.Count != _files.Municipalities.Count)
            throw new ReferenceDataException($"The chain of changes leads to {_current.Count} municipalities, not {_files.Municipalities.Count}.");

        foreach (var day in Days(ahead: true))
            Apply(day.Key, [.. day]);
    }

    /// <summary>The changes by day: those that the file of figures knows, or those that come after it.</summary>
    private IEnumerable<IGrouping<DateOnly, ChangeRow>> Days(bool ahead) => _files.Changes
        .Where(change => change.ValidFrom > _files.FiguresFrom == ahead)
        .GroupBy(change => change.ValidFrom)
        .OrderBy(day => day.Key);

    private Dictionary<string, string> LabelsBeforeChanges()
    {
        var labels = _files.Municipalities.ToDictionary(row => row.Number, row => row.FullName);
        foreach (var day in Days(ahead: false).Reverse())
        {
            foreach (var change in day)
                labels.Remove(change.NewNumber);
            foreach (var change in day)
                labels[change.OldNumber] = change.OldName;
        }

        return labels;
    }

    private void Apply(DateOnly day, IReadOnlyList<ChangeRow> changes)
    {
        var before = changes.Select(change => change.OldNumber).Distinct().ToDictionary(number => number, Current);
        foreach (var number in before.Keys)
            _current.Remove(number);

        foreach (var target in changes.GroupBy(change => change.NewNumber))
        {
            if (_current.ContainsKey(target.Key) || target.Count(Continues) > 1)
                throw new ReferenceDataException($"The chain of changes gives {target.Key} to two municipalities on {day:O}.");

            var label = target.First().NewName;
            var life = target.FirstOrDefault(Continues) is { } continued
                ? before[continued.OldNumber].Name(target.Key, label, day)
                : Begin(IdOf(target.Key, day), target.Key, label, day);
            _current.Add(target.Key, life);
            foreach (var change in target.Where(change => before[change.OldNumber] != life))
            {
                var kind = change.Kind == ChangeKind.Split ? SuccessionKind.Split : SuccessionKind.Merge;
                before[change.OldNumber].Successors.Add(new MunicipalitySuccession(life.Id, kind, day));
            }
        }

        foreach (var life in before.Values.Except(_current.Values))
            life.End = day;
        foreach (var change in changes.Where(change => change.Kind is ChangeKind.Merge or ChangeKind.Split))
            _current.GetValueOrDefault(change.NewNumber)?.FiguresEndOn(day);
    }

    private Life Current(string number) => _current.TryGetValue(number, out var life)
        ? life
        : throw new ReferenceDataException($"The chain of changes comes to {number}, which does not exist on that day.");

    private Life Begin(Guid id, string number, string label, DateOnly day)
    {
        var life = new Life(id).Name(number, label, day);
        _all.Add(life);
        return life;
    }

    private List<MunicipalityState> Register()
    {
        var versions = _all.ToDictionary(life => life, life => VersionsOf(life).ToList());
        _names.MakeUnique(versions.Values);
        return [.. _all.Select(life => new MunicipalityState(life.Id, versions[life], Municipality.InOrder(life.Successors)))];
    }

    /// <summary>A new version begins whenever any of its values changes.</summary>
    private IEnumerable<MunicipalityVersion> VersionsOf(Life life)
    {
        var periods = life.Names.Keys
            .Concat(_files.Regions.SelectMany(region => new[] { region.ValidFrom, region.ValidTo ?? region.ValidFrom }))
            .Append(_files.FiguresFrom)
            .Concat(life.FiguresTo is { } last ? [last] : [])
            .Where(day => day >= life.Names.Keys[0] && (life.End is not { } end || day < end))
            .Distinct().Order().ToList();
        var states = periods.Select(day => (Day: day, State: StateOn(life, day))).ToList();
        var changes = states.Where((period, index) => index == 0 || period.State != states[index - 1].State).ToList();

        foreach (var (index, (day, state)) in changes.Index())
        {
            var until = index + 1 < changes.Count ? changes[index + 1].Day : life.End;
            if (until is null || until > Begins || changes.Count == 1)
                yield return Version(state, day < Begins && life.End != Begins ? Begins : day, until);
        }
    }

    private State StateOn(Life life, DateOnly day)
    {
        var (number, label) = life.NameOn(day);
        var region = _files.Regions.SingleOrDefault(region =>
            region.Counties.Contains(CountyOf(number)) && Period.Includes(day, region.ValidFrom, region.ValidTo));
        return new State(number, label, region?.Deployment, life.FiguresOn(day, _files.FiguresFrom));
    }

    private MunicipalityVersion Version(State state, DateOnly from, DateOnly? until)
    {
        var (name, parallelNames) = _names.Read(state.Label);
        return new MunicipalityVersion(
            state.Number, name, name, parallelNames, CountyOf(state.Number), state.Region,
            state.Figures?.OrgNumber, state.Figures?.Population, state.Figures?.CentralityClass, from, until);
    }

    /// <summary>In Norway's numbering a municipality's first two digits are its county's number.</summary>
    private static string CountyOf(string number) => number[..2];

    private static bool Continues(ChangeRow change) =>
        change.Kind is ChangeKind.Name or ChangeKind.Renumber || change.OldNumber == change.NewNumber;

    private sealed record State(string Number, string Label, string? Region, MunicipalityRow? Figures);

    /// <summary>One municipality with all of its numbers and names.</summary>
    private sealed class Life(Guid id)
    {
        public Guid Id { get; } = id;

        public SortedList<DateOnly, (string Number, string Label)> Names { get; } = [];

        public DateOnly? End { get; set; }

        /// <summary>Its row in the file of figures.</summary>
        public MunicipalityRow? Figures { get; set; }

        /// <summary>The first day on which its borders are others than the figures are of; null while they hold.</summary>
        public DateOnly? FiguresTo { get; private set; }

        public void FiguresEndOn(DateOnly day)
        {
            if (Figures is not null)
                FiguresTo ??= day;
        }

        public MunicipalityRow? FiguresOn(DateOnly day, DateOnly from) => Period.Includes(day, from, FiguresTo) ? Figures : null;

        public List<MunicipalitySuccession> Successors { get; } = [];

        public Life Name(string number, string label, DateOnly from)
        {
            Names[from] = (number, label);
            return this;
        }

        public (string Number, string Label) NameOn(DateOnly day) => Names.Last(name => name.Key <= day).Value;
    }
}
