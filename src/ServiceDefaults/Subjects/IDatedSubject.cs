namespace Ksf.ServiceDefaults.Subjects;

/// <summary>
/// A record of which something can be dated ahead, so that its state depends on the day. The day of its last event is kept, so that a restatement repeats
/// that event, and so that the record's daily step finds what has taken effect since.
/// </summary>
public interface IDatedSubject : ISubject
{
    /// <summary>The day in Norway that its last event tells of. Set when an event is raised.</summary>
    DateOnly StatedOn { get; set; }
}
