namespace Ksf.Portal.Forms;

/// <summary>The fields of a form: what each is called, and in which step it is.</summary>
public sealed class FieldsOnPage
{
    private readonly Dictionary<string, (string Label, int Step)> _fields = new(StringComparer.Ordinal);

    internal void Add(string name, string label, int step) => _fields[name] = (label, step);

    /// <summary>The field that a JSON pointer leads to, with or without the slash, or the list that it is an item of. Null when neither is on the page.</summary>
    internal (string Name, string Label, int Step)? Find(string pointer)
    {
        var name = pointer.TrimStart('/');
        return Named(name) ?? Named(name.Split('/')[0]);
    }

    private (string Name, string Label, int Step)? Named(string name) => _fields.TryGetValue(name, out var field) ? (name, field.Label, field.Step) : null;

    /// <summary>The step of the field that a JSON pointer leads to; null when it is not on the page.</summary>
    internal int? StepOf(string pointer) => Find(pointer)?.Step;
}
