using Ksf.Contracts;

namespace Ksf.ServiceDefaults.Subjects;

/// <summary>A record that this service is the authority for, and sends events about.</summary>
public interface ISubject
{
    /// <summary>Its id.</summary>
    Guid Id { get; }

    /// <summary>Its version: 1 when it is made, and one more for each change. ETag, concurrency token and the events' sequence.</summary>
    long Sequence { get; set; }

    /// <summary>What everyone may know of it: one state for each version of the noun's contract that is sent, normally one.</summary>
    IEnumerable<IState> States();
}
