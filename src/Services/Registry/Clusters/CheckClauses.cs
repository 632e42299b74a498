using FluentValidation;
using Ksf.Contracts.Registry;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Clusters;

/// <summary>What a cluster's agreement has of the clauses that the law asks for. Clauses that are not named keep what was said of them.</summary>
/// <param name="Clauses">The clauses that have been looked at.</param>
internal sealed record CheckClauses(IReadOnlyList<CheckedClause> Clauses) : IChange<Cluster>
{
    public sealed class Validator : AbstractValidator<CheckClauses>
    {
        public Validator()
        {
            RuleFor(r => r.Clauses).NotEmpty().WithText(ClusterFields.Clause);
            RuleForEach(r => r.Clauses).Required(ClusterFields.Clause).SetValidator(new CheckedClause.Validator());
        }
    }

    public ValueTask<Problem?> ApplyAsync(Cluster cluster, VerbContext context, CancellationToken cancellationToken)
    {
        if (cluster.LegalForms is not [.., var latest])
            return new(ClusterProblems.NoLegalForm.With());
        var known = latest.Form.Known is { } form ? LegalForms.Of(form).Clauses.Select(clause => clause.Key).ToList() : [];
        FieldError[] errors =
        [
            .. Clauses.Index().Where(clause => !known.Contains(clause.Item.Clause))
                .Select(clause => new FieldError($"/clauses/{clause.Index}/clause", ClusterProblems.UnknownClause, clause.Item.Clause)),
            .. Clauses.Index().Where(clause => Clauses.Take(clause.Index).Any(other => other.Clause == clause.Item.Clause))
                .Select(clause => new FieldError($"/clauses/{clause.Index}/clause", ClusterProblems.Repeated, clause.Item.Clause)),
        ];
        if (errors.Length > 0)
            return new(new Problem(CommonProblems.InvalidFields) { Errors = errors });
        var standing = Clauses.Select(clause => new ClauseStanding(clause.Clause, clause.Met!.Value, clause.Note, clause.Link)).ToList();
        var kept = latest.Clauses.Where(before => standing.TrueForAll(now => now.Clause != before.Clause));
        cluster.LegalForms =
        [
            .. cluster.LegalForms.SkipLast(1),
            latest with { Clauses = [.. kept.Concat(standing).OrderBy(clause => known.IndexOf(clause.Clause))] },
        ];
        return default;
    }
}

/// <summary>How the agreement stands to a clause.</summary>
/// <param name="Clause">Key of the clause in the cluster's latest legal form.</param>
/// <param name="Met">Whether the agreement has it.</param>
/// <param name="Note">Where it is, or why it is missing, at most 500 characters; optional.</param>
/// <param name="Link">Address of the document, beginning with <c>https://</c>, at most 500 characters; optional.</param>
internal sealed record CheckedClause(string Clause, bool? Met, string? Note = null, string? Link = null)
{
    public sealed class Validator : AbstractValidator<CheckedClause>
    {
        public Validator()
        {
            RuleFor(r => r.Clause).Line(Limits.KeyLength, ClusterFields.Clause);
            RuleFor(r => r.Met).Required(ClusterFields.Met);
            RuleFor(r => r.Note).OptionalLine(Limits.NoteLength);
            RuleFor(r => r.Link).OptionalLink();
        }
    }
}
