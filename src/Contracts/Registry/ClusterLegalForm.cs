namespace Ksf.Contracts.Registry;

/// <summary>The legal form of a cluster from a day on, and what its agreement has of what the law asks for.</summary>
/// <param name="Form">The form.</param>
/// <param name="From">First day.</param>
/// <param name="Clauses">How the agreement stands to each clause that has been looked at.</param>
public sealed record ClusterLegalForm(Open<LegalForm> Form, DateOnly From, IReadOnlyList<ClauseStanding> Clauses);

/// <summary>How a cluster's agreement stands to a clause that the law asks for.</summary>
/// <param name="Clause">Key of the clause in its form.</param>
/// <param name="Met">Whether the agreement has it.</param>
/// <param name="Note">Where it is, or why it is missing; null for nothing.</param>
/// <param name="Link">The address of the document; null for none.</param>
public sealed record ClauseStanding(string Clause, bool Met, string? Note, string? Link);

/// <summary>The legal form of a collaboration of municipalities.</summary>
public enum LegalForm
{
    /// <summary>No form of its own: a collaboration by agreement or custom.</summary>
    None,

    /// <summary>Host municipality collaboration (vertskommunesamarbeid), kommuneloven chapter 20.</summary>
    HostMunicipality,

    /// <summary>Inter-municipal political council (interkommunalt politisk råd), kommuneloven chapter 18.</summary>
    PoliticalCouncil,

    /// <summary>Municipal task community (kommunalt oppgavefellesskap), kommuneloven chapter 19.</summary>
    TaskCommunity,

    /// <summary>Inter-municipal company (interkommunalt selskap), by its own act.</summary>
    Company,

    /// <summary>Association (forening).</summary>
    Association,

    /// <summary>Another form.</summary>
    Other,
}
