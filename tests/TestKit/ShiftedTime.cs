namespace Ksf.TestKit;

/// <summary>A clock that goes as the real one does, from an instant of the test's choice, and can be set.</summary>
public sealed class ShiftedTime(DateTimeOffset start) : TimeProvider
{
    private long _shift = (start - System.GetUtcNow()).Ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _shift));

    /// <summary>Sets the clock to noon of a day.</summary>
    public void SetTo(DateOnly day) => Interlocked.Exchange(ref _shift, (NoonOf(day) - System.GetUtcNow()).Ticks);

    public static DateTimeOffset NoonOf(DateOnly day) => new(day, new TimeOnly(12, 0), TimeSpan.Zero);
}
