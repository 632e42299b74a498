using Ksf.ServiceDefaults.Validation;
using Ksf.TestKit;

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
    [InlineData(".", " ")]
    [InlineData("/", "-")]
    [InlineData("", " ")]
    [InlineData("", "")]
    public void Is_found_after_a_date_with_its_century(string inDate, string after)
    {
        var number = Make("010107", "501");

        Assert.True(NationalIdentityNumber.IsIn($"Født 01{inDate}01{inDate}2007{after}{number[6..]}."));
        Assert.False(NationalIdentityNumber.IsIn($"Født 01{inDate}01{inDate}2107{after}{number[6..]}."));
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

    /// <summary>Days, months, years and the five last digits, in groups that no account number has.</summary>
    [Theory]
    [InlineData("6 2 3")]
    [InlineData("6 3 2")]
    [InlineData("6 1 4")]
    [InlineData("6 4 1")]
    [InlineData("6 2 1 2")]
    [InlineData("2 2 2 5")]
    [InlineData("2 2 2 2 3")]
    [InlineData("2 2 2 3 2")]
    public void Is_found_in_any_groups(string groups)
    {
        var random = new Random(4627);
        foreach (var separator in (string[])[" ", ".", "-", "\u2013", "\u00a0", "\u202f", "\u2009"])
        {
            for (var i = 0; i < 20; i++)
            {
                var number = Random(random);
                var (written, begin) = ("", 0);
                foreach (var group in groups.Split(' ').Select(int.Parse))
                {
                    written += (begin == 0 ? "" : separator) + number[begin..(begin + group)];
                    begin += group;
                }
                Assert.True(NationalIdentityNumber.IsIn($"Gjelder {written}, som bor hjemme."), written);
            }
        }
    }

    public static TheoryData<string> Separators { get; } =
        [" ", ".", "-", "/", ":", " - ", "\n", "\r\n", "\t", "\u00a0", "\u202f", "\u2009", "\u2013", "\u200b", "\u00ad", "\u2060", "\ufeff \u202e", "|", "_", "·"];

    /// <summary>Ten random numbers for each, in each grouping that people use, in each of four ways to write a digit.</summary>
    [Theory]
    [MemberData(nameof(Separators))]
    public void Is_found_in_any_disguise(string separator)
    {
        var random = new Random(4627);
        for (var i = 0; i < 10; i++)
        {
            var number = Random(random);
            string[] written =
            [
                $"{number[..6]}{separator}{number[6..]}",
                $"{number[..6]}{separator}{number[6..9]}{separator}{number[9..]}",
                $"{number[..2]}{separator}{number[2..4]}{separator}{number[4..6]}{separator}{number[6..]}",
                string.Join(separator, number.AsEnumerable()),
            ];
            Assert.Each(written, text =>
            {
                Assert.True(NationalIdentityNumber.IsIn($"Gjelder {text}, som bor hjemme."), text);
                Assert.True(NationalIdentityNumber.IsIn(InDigitsFrom(text, '\uff10')), text);
                Assert.True(NationalIdentityNumber.IsIn(InDigitsFrom(text, '\u0660')), text);
                Assert.True(NationalIdentityNumber.IsIn($"12 {text}"), text);
            });
        }
    }

    /// <summary>They never have the groups of an identity number, whatever their digits are.</summary>
    [Fact]
    public void Is_in_no_phone_organisation_account_or_case_number()
    {
        var random = new Random(4627);
        for (var i = 0; i < 20_000; i++)
        {
            string[] others =
            [
                $"Ring {Digits(2)} {Digits(2)} {Digits(2)} {Digits(2)} eller +47 {Digits(3)} {Digits(2)} {Digits(3)}.",
                $"Tlf. {Digits(8)} / {Digits(8)}, 0047 {Digits(8)}",
                $"Tlf. {Digits(2)} {Digits(2)} {Digits(2)} {Digits(2)}, {Digits(3)} {Digits(2)} {Digits(3)} / {Digits(8)}, {Digits(9)}",
                $"Org.nr. {Digits(3)} {Digits(3)} {Digits(3)} eller {Digits(9)}, konto {Digits(4)}.{Digits(2)}.{Digits(5)}",
                $"Sak 20{Digits(2)}/{Digits(5)}-{Digits(1)}, 20{Digits(2)}/{Digits(6)}-{Digits(1)} og {Digits(2)}/{Digits(5)}-{Digits(2)}",
            ];
            Assert.Each(others, text => Assert.False(NationalIdentityNumber.IsIn(text), text));
        }

        string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(10)));
    }

    private static string InDigitsFrom(string text, char zero) => string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(zero + (c - '0')) : c));

    private static string Random(Random random) => Make(
        new DateOnly(1920, 1, 1).AddDays(random.Next(36_500)).ToString("ddMMyy", System.Globalization.CultureInfo.InvariantCulture),
        random.Next(900).ToString("D3", null));

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
