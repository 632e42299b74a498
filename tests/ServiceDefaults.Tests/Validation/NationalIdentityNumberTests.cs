using Ksf.ServiceDefaults.Validation;

namespace Ksf.ServiceDefaults.Tests.Validation;

/// <summary>The numbers here are made for the test: their control digits fit, and their dates lie in the series for test persons or are arbitrary.</summary>
public sealed class NationalIdentityNumberTests
{
    public static TheoryData<string> Numbers { get; } = [Make("010107", "501"), Make("410107", "501"), Make("018107", "501"), Make("311299", "001")];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Is_found_in_running_text_however_it_is_spaced(string number)
    {
        Assert.True(NationalIdentityNumber.IsIn(number));
        Assert.True(NationalIdentityNumber.IsIn($"Det gjelder {number}, som bor hjemme."));
        Assert.True(NationalIdentityNumber.IsIn($"{number[..6]} {number[6..]}"));
        Assert.True(NationalIdentityNumber.IsIn($"f.nr.{number[..6]}-{number[6..]}"));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Is_not_a_number_whose_control_digits_do_not_fit(string number)
    {
        var wrong = number[..10] + (char)('0' + ((number[10] - '0' + 1) % 10));

        Assert.False(NationalIdentityNumber.IsIn(wrong));
        Assert.False(NationalIdentityNumber.IsIn("1" + number));
        Assert.False(NationalIdentityNumber.IsIn(number + "1"));
    }

    [Theory]
    [InlineData("Ring 55 56 57 58 eller 915 00 000.")]
    [InlineData("Organisasjonsnummer 964 338 442, sak 2026/12345-7.")]
    [InlineData("I 2018 var det 422 kommuner, i 2020 356.")]
    [InlineData("")]
    public void Is_not_in_phone_case_and_organisation_numbers(string text) => Assert.False(NationalIdentityNumber.IsIn(text));

    /// <summary>Finds an individual number from <paramref name="individual"/> on for which both control digits exist.</summary>
    private static string Make(string date, string individual)
    {
        for (var number = int.Parse(individual, null); ; number++)
        {
            var digits = (date + number.ToString("D3", null)).Select(c => c - '0').ToList();
            var first = Control(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
            var second = Control([.. digits, first], [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
            if (first < 10 && second < 10)
                return string.Concat(digits) + first + second;
        }
    }

    private static int Control(List<int> digits, int[] weights) => (11 - (digits.Zip(weights, (d, w) => d * w).Sum() % 11)) % 11;
}
