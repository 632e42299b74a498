using System.Diagnostics.CodeAnalysis;

namespace Ksf.Portal.Services;

/// <summary>The result of a service call: the value or the problem.</summary>
internal sealed class Answer<T>
    where T : class
{
    private Answer(T? value, Problem? problem) => (Value, Problem) = (value, problem);

    public T? Value { get; }

    public Problem? Problem { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Succeeded => Value is not null;

    public static implicit operator Answer<T>(T value) => new(value, null);

    public static implicit operator Answer<T>(Problem problem) => new(null, problem);
}
