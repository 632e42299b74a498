using FluentValidation;
using Ksf.ServiceDefaults.Texts;

namespace Ksf.ServiceDefaults.Validation;

/// <summary>The rule of an amount of money: NOK with at most two decimals, not negative, and at most ten billion.</summary>
public static class Money
{
    private const decimal Maximum = 10_000_000_000;

    private const int Decimals = 2;

    private static readonly Text TooExact = new(
        "Skriv beløpet i kroner med høyst to desimaler.", "Skriv beløpet i kroner med høgst to desimalar.", "Write the amount in NOK with at most two decimals.");

    private static readonly Text Negative = new(
        "Beløpet kan ikke være negativt.", "Beløpet kan ikkje vere negativt.", "The amount cannot be negative.");

    private static readonly Text TooLarge = new(
        "Høyst 10 milliarder kroner. Skriv beløpet i kroner, ikke i tusen eller millioner.",
        "Høgst 10 milliardar kroner. Skriv beløpet i kroner, ikkje i tusen eller millionar.",
        "At most NOK 10 billion. Write the amount in NOK, not in thousands or millions.");

    extension<T>(IRuleBuilder<T, decimal?> rule)
    {
        /// <summary>An amount in NOK, if one is given.</summary>
        public IRuleBuilderOptions<T, decimal?> Nok() => rule
            .Must(amount => !(amount < 0)).WithText(Negative)
            .Must(amount => !(amount > Maximum)).WithText(TooLarge)
            .Must(amount => amount is null || decimal.Round(amount.Value, Decimals) == amount).WithText(TooExact);
    }
}
