using System.Text.RegularExpressions;
using FluentValidation;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Problems;
using Ksf.ServiceDefaults.Resources;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Validation;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ksf.Registry.Actors;

/// <summary>Which system it is.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Issuer">Address of the identity provider that gives it tokens (Maskinporten).</param>
/// <param name="Consumer">The organisation in its tokens' <c>consumer</c> claim: <c>0192:</c> and nine digits.</param>
internal sealed partial record RegisterSystem(string Label, string Issuer, string Consumer)
{
    public sealed class Validator : AbstractValidator<RegisterSystem>
    {
        private static readonly Text NotAConsumer = new(
            "Skal være «0192:» og et organisasjonsnummer på ni sifre.", "Skal vere «0192:» og eit organisasjonsnummer på ni siffer.",
            "Must be “0192:” and an organisation number of nine digits.");

        public Validator()
        {
            RuleFor(r => r.Label).Line(ActorRegistration.LabelLength, ActorFields.Label);
            RuleFor(r => r.Issuer).Must(ActorRegistration.IsAddress).WithText(ActorRegistration.NotAnAddress);
            RuleFor(r => r.Consumer).Must(consumer => consumer is not null && ConsumerForm().IsMatch(consumer)).WithText(NotAConsumer);
        }
    }

    public static Task<Results<ResourceCreated<RegisteredActor>, Problem>> HandleAsync(
        RegisterSystem request, Caller caller, ActorRegistration registration, IdentityHasher hasher, CancellationToken cancellationToken) =>
        registration.AddAsync(id => Actor.System(id, request.Label, new Identity(request.Issuer, request.Consumer), hasher), caller, cancellationToken);

    /// <summary>Identifier scheme 0192 of ISO 6523 is Enhetsregisteret.</summary>
    [GeneratedRegex("^0192:[0-9]{9}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ConsumerForm();
}
