using Ksf.Portal.Register;
using Ksf.Portal.Services;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Agreements;

/// <summary>A page that changes an agreement.</summary>
public abstract class AgreementFormPage : RegisterFormPage<Agreement>
{
    [Parameter]
    public string AgreementId { get; set; } = "";

    private protected sealed override string Noun => "agreements";

    private protected sealed override string ListUrl => "/avtaler";

    private protected sealed override Task<Answer<Agreement>> ReadAsync() => Register.AgreementAsync(AgreementId, null, Cancellation);
}
