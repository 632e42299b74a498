using System.Text.RegularExpressions;
using FluentValidation;
using Ksf.ServiceDefaults.Access;
using Ksf.ServiceDefaults.Texts;
using Ksf.ServiceDefaults.Transitions;
using Ksf.ServiceDefaults.Validation;

namespace Ksf.Registry.Actors;

/// <summary>A system to register.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Issuer">Address of the identity provider that gives it tokens (Maskinporten).</param>
/// <param name="Consumer">The organisation in its tokens' <c>consumer</c> claim: <c>0192:</c> and nine digits.</param>
internal sealed partial record RegisterSystem(string Label, string Issuer, string Consumer) : ICreate<Actor>
{
    public sealed class Validator : AbstractValidator<RegisterSystem>
    {
        private static readonly Text NotAConsumer = new(
            "Skal være «0192:» og et organisasjonsnummer på ni sifre.", "Skal vere «0192:» og eit organisasjonsnummer på ni siffer.",
            "Must be “0192:” and an organisation number of nine digits.");

        public Validator()
        {
            RuleFor(r => r.Label).Line(ActorRules.LabelLength, ActorFields.Label);
            RuleFor(r => r.Issuer).Must(ActorRules.IsAddress).WithText(ActorRules.NotAnAddress);
            RuleFor(r => r.Consumer).Must(consumer => consumer is not null && ConsumerForm().IsMatch(consumer)).WithText(NotAConsumer);
        }
    }

    public ValueTask<Created<Actor>> CreateAsync(VerbContext context, CancellationToken cancellationToken) =>
        ActorRules.CreateAsync(context, ActorKind.System, Label, workEmail: null, new Identity(Issuer, Consumer), cancellationToken);

    /// <summary>Identifier scheme 0192 of ISO 6523 is Enhetsregisteret.</summary>
    [GeneratedRegex("^0192:[0-9]{9}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ConsumerForm();
}
