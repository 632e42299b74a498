using FluentValidation;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Validation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ksf.Registry.Actors;

/// <summary>Who a person is.</summary>
/// <param name="Name">Name.</param>
/// <param name="Issuer">Address of the identity provider that signs the person in.</param>
/// <param name="Sub">The person's id there (<c>sub</c>). Never a national identity number.</param>
/// <param name="WorkEmail">Work e-mail; may be left out.</param>
internal sealed record RegisterPerson(string Name, string Issuer, string Sub, string? WorkEmail = null)
{
    public sealed class Validator : AbstractValidator<RegisterPerson>
    {
        private static readonly Text NotAnEmail = new(
            "Skal være en e-postadresse.", "Skal vere ei e-postadresse.", "Must be an e-mail address.");

        public Validator()
        {
            RuleFor(r => r.Name).Line(ActorRegistration.LabelLength, ActorFields.Name);
            RuleFor(r => r.WorkEmail).OptionalLine(ActorRegistration.LabelLength);
            RuleFor(r => r.WorkEmail).EmailAddress().WithText(NotAnEmail);
            RuleFor(r => r.Issuer).Must(ActorRegistration.IsAddress).WithText(ActorRegistration.NotAnAddress);
            RuleFor(r => r.Sub).Line(ActorRegistration.IdentityLength, ActorFields.Sub);
        }
    }

    public static Task<Results<ResourceCreated<RegisteredActor>, Problem>> HandleAsync(
        RegisterPerson request, Caller caller, ActorRegistration registration, IdentityHasher hasher, CancellationToken cancellationToken) =>
        registration.AddAsync(
            id => Actor.Person(id, request.Name, request.WorkEmail, new Identity(request.Issuer, request.Sub), hasher), caller, cancellationToken);
}
