using FluentValidation;
using Ksf.Contracts.Knowledge;
using Ksf.Registry.Data;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Transitions;

namespace Ksf.Registry.Agreements;

/// <summary>An agreement's corrected description. All fields are replaced.</summary>
/// <param name="Name">Its name, at most 200 characters, unique in the deployment.</param>
/// <param name="Cluster">Id of the cluster that it is about, of the same deployment; optional.</param>
/// <param name="Areas">The service areas that it is about; optional.</param>
/// <param name="WarningMonths">How many months before its end a renewal is due, 0 to 36; 6 when not given.</param>
/// <param name="Document">Address of the signed document, beginning with <c>https://</c>, at most 500 characters; optional.</param>
/// <param name="Sources">Names of the documents that name it, at most 10 of at most 100 characters; optional.</param>
internal sealed record ReviseAgreement(
    string Name,
    Guid? Cluster = null,
    IReadOnlyList<ServiceArea>? Areas = null,
    int? WarningMonths = null,
    string? Document = null,
    IReadOnlyList<string>? Sources = null)
    : IChange<Agreement>, IAgreementDescription
{
    public sealed class Validator : AbstractValidator<ReviseAgreement>
    {
        public Validator() => this.Described();
    }

    public async ValueTask<Problem?> ApplyAsync(Agreement agreement, VerbContext context, CancellationToken cancellationToken)
    {
        var db = context.Db<RegistryDbContext>();
        if (await AgreementCluster.ErrorAsync(db, Cluster, agreement.Authority, cancellationToken) is { } error)
            return new Problem(CommonProblems.InvalidFields) { Errors = [error] };
        if (await AgreementNames.TakenAsync(db, agreement.Authority, Name, except: agreement.Id, cancellationToken) is { } taken)
            return taken;
        agreement.Describe(this.Description());
        return null;
    }
}
