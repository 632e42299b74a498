namespace Ksf.ServiceDefaults.Persistence;

/// <summary>The keys of PostgreSQL advisory locks in a service's database, in one place to avoid collisions.</summary>
public static class AdvisoryLock
{
    /// <summary>Held while rows of the outbox are claimed.</summary>
    public const long Outbox = 7_001;

    /// <summary>Held while queues and bindings are declared.</summary>
    public const long Topology = 7_002;

    /// <summary>Held while reference data is loaded.</summary>
    public const long ReferenceData = 7_003;

    /// <summary>Held while a cluster is founded.</summary>
    public const long Clusters = 7_005;

    /// <summary>Held while an actor is registered or a role given.</summary>
    public const long Actors = 7_006;

    /// <summary>Held while a noun is restated.</summary>
    public const long Restatement = 7_007;

    /// <summary>Held while tables are migrated.</summary>
    public const long Migration = 7_008;

    /// <summary>Held while a series of numbers is created, and while an epoch begins, in which every series jumps ahead.</summary>
    public const long Numbers = 7_009;

    /// <summary>Held while a body is named.</summary>
    public const long Bodies = 7_010;

    /// <summary>Held while an agreement is given a name.</summary>
    public const long Agreements = 7_011;

    /// <summary>Held while a register of others is read.</summary>
    public const long OutsideRegisters = 7_016;

    /// <summary>Held while a reform is applied to one record, and taken before that record's own lock.</summary>
    public const long Reforms = 7_012;

    /// <summary>Held while what was dated ahead in the clusters takes effect.</summary>
    public const long ClustersOfTheDay = 7_015;

    /// <summary>Held while an endorsement is given.</summary>
    public const long Endorsements = 7_020;

    /// <summary>Shared by the needs that arrive in a transaction, and held alone by an endorsement that came before its need.</summary>
    public const long ArrivingNeeds = 7_021;

    /// <summary>Held by the event log from before a position is drawn until its transaction ends.</summary>
    public const long EventLog = 7_004;
}
