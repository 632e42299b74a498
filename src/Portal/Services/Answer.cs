using System.Diagnostics.CodeAnalysis;

namespace Ksf.Portal.Services;

/// <summary>The result of a service call: the value or the problem.</summary>
internal sealed class Answer<T>
    where T : class
{
    private Answer(T? value, Problem? problem) => (Value, Problem) = (value, problem);

    public Answer(T value)
        : this(value, null)
    {
    }

    public T? Value { get; }

    public Problem? Problem { get; }

    /// <summary>The version of the value, which a change of it sends back.</summary>
    public string? ETag { get; init; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Value is not null;

    /// <summary>What is made of the value, or the same problem.</summary>
    public Answer<TOther> Then<TOther>(Func<T, TOther> make)
        where TOther : class => Succeeded ? make(Value) : Problem;

    public static implicit operator Answer<T>(T value) => new(value, null);

    public static implicit operator Answer<T>(Problem problem) => new(null, problem);
}
