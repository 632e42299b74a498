using Ksf.Portal.Register;
using Ksf.Portal.Services;
using Microsoft.AspNetCore.Components;

namespace Ksf.Portal.Bodies;

/// <summary>A page that changes a body.</summary>
public abstract class BodyFormPage : RegisterFormPage<Body>
{
    [Parameter]
    public string BodyName { get; set; } = "";

    private protected sealed override string Noun => "bodies";

    private protected sealed override string ListUrl => "/organ";

    private protected sealed override Task<Answer<Body>> ReadAsync() => Register.BodyAsync(BodyName, null, Cancellation);
}
