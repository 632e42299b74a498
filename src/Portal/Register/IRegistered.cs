namespace Ksf.Portal.Register;

/// <summary>A thing of a deployment's Registry that has a page of its own, and can be changed by those who may.</summary>
public interface IRegistered
{
    Guid Id { get; }

    /// <summary>The deployment that is its authority.</summary>
    string Deployment { get; }

    string Name { get; }

    /// <summary>The address of its page.</summary>
    string Url { get; }

    /// <summary>What the person may do with it now, by the API's names.</summary>
    IReadOnlyList<string> Actions { get; }
}
