using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.Registry.Clusters;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Agreements;

/// <summary>An agreement that its parties have signed.</summary>
/// <param name="Name">Its name, at most 200 characters, unique in the deployment.</param>
/// <param name="Parties">Its parties, 2 to 100.</param>
/// <param name="From">The first day that it is in force. It may lie ahead.</param>
/// <param name="To">The first day that it is no longer in force; null when it runs until somebody terminates it.</param>
/// <param name="Cluster">Id of the cluster that it is about, of the same deployment; optional.</param>
/// <param name="Areas">The service areas that it is about; optional.</param>
/// <param name="WarningMonths">How many months before its end a renewal is due, 0 to 36; 6 when not given.</param>
/// <param name="Document">Address of the signed document, beginning with <c>https://</c>, at most 500 characters; optional.</param>
/// <param name="Sources">Names of the documents that name it, at most 10 of at most 100 characters; optional.</param>
internal sealed record SignAgreement(
    string Name,
    IReadOnlyList<SigningParty> Parties,
    DateOnly? From,
    DateOnly? To = null,
    Guid? Cluster = null,
    IReadOnlyList<ServiceArea>? Areas = null,
    int? WarningMonths = null,
    string? Document = null,
    IReadOnlyList<string>? Sources = null)
    : ICreate<Agreement>, IAgreementDescription
{
    public sealed class Validator : AbstractValidator<SignAgreement>
    {
        public Validator(TimeProvider time)
        {
            this.Described();
            RuleFor(r => r.From).Required(AgreementFields.From);
            RuleFor(r => r.To).Must((request, to) => to is null || request.From is null || to > request.From).WithText(AgreementProblems.EndsBeforeItBegins);
            RuleFor(r => r.Parties).Must(parties => parties is { Count: >= 2 }).WithText(AgreementFields.Parties);
            RuleFor(r => r.Parties).Must(parties => parties is null || parties.Count <= AgreementLimits.Parties).WithText(AgreementFields.TooManyParties);
            RuleForEach(r => r.Parties).Required(AgreementFields.Party).ChildRules(party =>
            {
                party.RuleFor(p => p.Party).Line(Limits.ReferenceLength, AgreementFields.Party);
                party.RuleFor(p => p.SignedOn).NotAhead(time);
            });
        }
    }

    public async ValueTask<Created<Agreement>> CreateAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var (db, deployment) = (context.Db<RegistryDbContext>(), context.Deployment.Id);
        var agreement = Agreement.Sign(context.NewId(), deployment, From!.Value, To);
        var errors = await AddPartiesAsync(agreement, db, context.Today, cancellationToken);
        if (await AgreementCluster.ErrorAsync(db, Cluster, deployment, cancellationToken) is { } error)
            errors.Add(error);
        if (errors.Count > 0)
            return new Problem(CommonProblems.InvalidFields) { Errors = errors };

        if (await AgreementNames.TakenAsync(db, deployment, Name, except: null, cancellationToken) is { } taken)
            return taken;
        agreement.Describe(this.Description());
        return agreement;
    }

    private async Task<List<FieldError>> AddPartiesAsync(Agreement agreement, RegistryDbContext db, DateOnly today, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        var known = await KnownParty.FindAsync(db, [.. Parties.Select(party => party.Party)], today, cancellationToken);
        foreach (var (index, (reference, signedOn)) in Parties.Index())
        {
            if (!known.TryGetValue(reference, out var party))
                errors.Add(new FieldError($"/parties/{index}/party", AgreementProblems.UnknownParty, reference));
            else if (agreement.PartyNow(party.Id) is not null)
                errors.Add(new FieldError($"/parties/{index}/party", AgreementProblems.Repeated, party.Name));
            else if (signedOn >= To)
                errors.Add(new FieldError($"/parties/{index}/signedOn", AgreementProblems.MustBeBefore, To));
            else
                agreement.Add(party.Id, signedOn);
        }
        return errors;
    }
}

/// <summary>A party that signs an agreement.</summary>
/// <param name="Party">A municipality's present number, or another registered party's id.</param>
/// <param name="SignedOn">The day that it signed, not ahead of today; null where it is not known.</param>
internal sealed record SigningParty(string Party, DateOnly? SignedOn = null);
