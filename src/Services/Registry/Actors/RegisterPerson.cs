using FluentValidation;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Actors;

/// <summary>A person to register.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Issuer">Address of the identity provider that signs the person in.</param>
/// <param name="Sub">The person's id there (<c>sub</c>). Never a national identity number.</param>
/// <param name="WorkEmail">Work e-mail; optional.</param>
internal sealed record RegisterPerson(string Name, string Issuer, string Sub, string? WorkEmail = null) : ICreate<Actor>
{
    public sealed class Validator : AbstractValidator<RegisterPerson>
    {
        private static readonly Text NotAnEmail = new(
            "Skal være en e-postadresse.", "Skal vere ei e-postadresse.", "Must be an e-mail address.");

        public Validator()
        {
            RuleFor(r => r.Name).Line(ActorRules.LabelLength, ActorFields.Name);
            RuleFor(r => r.WorkEmail).OptionalLine(ActorRules.LabelLength);
            RuleFor(r => r.WorkEmail).EmailAddress().WithText(NotAnEmail);
            RuleFor(r => r.Issuer).Must(ActorRules.IsAddress).WithText(ActorRules.NotAnAddress);
            RuleFor(r => r.Sub).Line(ActorRules.IdentityLength, ActorFields.Sub);
        }
    }

    public ValueTask<Created<Actor>> CreateAsync(VerbContext context, CancellationToken cancellationToken) =>
        ActorRules.CreateAsync(context, ActorKind.Person, Name, WorkEmail, new Identity(Issuer, Sub), cancellationToken);
}
