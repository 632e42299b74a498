namespace Ksf.Portal.Patterns;

/// <summary>What a notice is about; its name is a colour of Designsystemet.</summary>
public enum NoticeKind
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>It was done.</summary>
    Success,

    /// <summary>Something to look at before one goes on.</summary>
    Warning,

    /// <summary>It was not done.</summary>
    Danger,
}
