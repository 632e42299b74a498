using Ksf.Portal.Forms;
using Ksf.Portal.Services;
using Ksf.Portal.Texts;
using Ksf.ServiceDefaults.Texts;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Reforms;

/// <summary>A page that settles what a reform has left open.</summary>
public abstract class SettlementFormPage : ChangePage<Settlement>
{
    [Parameter]
    public string SettlementId { get; set; } = "";

    [Inject]
    private protected ReformClient Reforms { get; set; } = null!;

    private protected string List => SettlementListPage.UrlOf(Deployment, Organisation);

    /// <summary>What it is about, and why it waits, said above the fields.</summary>
    private protected Text[] Lead => Problem is null ? [Text.Same($"{Reader.NameOf(Thing)}."), Text.Same(Thing.Why ?? "")] : [];

    protected sealed override string FormName => $"{Action}-settlement/{Deployment}/{SettlementId}";

    private protected sealed override Task<Answer<Settlement>> FindAsync() => Reforms.FindAsync(Deployment, SettlementId, Cancellation);

    private protected sealed override IReadOnlyList<string> ActionsOf(Settlement thing) => thing.Actions;
}
