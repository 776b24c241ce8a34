using System.Buffers;
using System.Globalization;

namespace ClusterSim.Api;

public readonly partial record struct Quantity
{
    private const string WrongForm = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
    private const string WrongSuffix = "unable to parse quantity's suffix";
    private const int MaxFastDigits = 18; // What surely fits 64 bits; Kubernetes treats longer numbers apart.
    private const int NanoScale = -9;
    private const decimal Largest28 = 79_000_000_000_000_000_000_000_000_000m;

    private static readonly SearchValues<char> SuffixLetters = SearchValues.Create("eEinumkKMGTP");

    /// <summary>Reads a quantity such as <c>500m</c>, <c>1.5Gi</c> or <c>12e6</c>.</summary>
    /// <exception cref="FormatException">It is none; the message is Kubernetes' own.</exception>
    public static Quantity Parse(string text) =>
        TryParse(text, out var quantity, out var error) ? quantity : throw new FormatException(error);

    /// <summary>Reads a quantity; false, with Kubernetes' own message, when it is none.</summary>
    public static bool TryParse(string text, out Quantity quantity, out string? error)
    {
        quantity = default;
        if (!Parts.TrySplit(text, out var parts))
        {
            error = WrongForm;
            return false;
        }
        if (!TryReadSuffix(parts.Suffix, out var exponent, out var format))
        {
            error = WrongSuffix;
            return false;
        }
        error = null;
        quantity = format == QuantityFormat.BinarySI ? ReadBinary(parts, exponent, text) : ReadDecimal(parts, exponent, format, text);
        return true;
    }

    private static Quantity ReadDecimal(Parts parts, int exponent, QuantityFormat format, string text)
    {
        var value = parts.Sign * Scale(parts.Number(), exponent);
        var scale = exponent - parts.Fraction.Length;
        var isFast = parts.Digits <= MaxFastDigits && scale >= NanoScale;
        // Kubernetes takes this for canonical, which keeps `100.500` and `+1` as they are.
        var keepsText = isFast && scale % 3 == 0 && parts.First != '0' && !parts.EndsWithThreeZeros;
        return new(RoundAway(value, NanoPerUnit), format, keepsText ? text : null);
    }

    private static Quantity ReadBinary(Parts parts, int exponent, string text)
    {
        var number = parts.Number();
        var isCapped = number > (decimal)long.MaxValue / (1L << exponent);
        var value = isCapped ? long.MaxValue : RoundAway(number * (1L << exponent), NanoPerUnit);
        var isFast = parts.Fraction.Length == 0 && 15 - parts.Whole.Length - (int)(exponent * 3 / 10f) - 1 >= 0 && !isCapped;
        var format = !isFast && value is > 0 and < 1 ? QuantityFormat.DecimalSI : QuantityFormat.BinarySI;
        var keepsText = isFast && ((long)number & 7) != 0;
        return new(parts.Sign * value, format, keepsText ? text : null);
    }

    private static bool TryReadSuffix(ReadOnlySpan<char> suffix, out int exponent, out QuantityFormat format)
    {
        (exponent, format) = (0, QuantityFormat.DecimalSI);
        for (var i = 1; i < BinarySuffixes.Length; i++)
            if (suffix.SequenceEqual(BinarySuffixes[i]))
            {
                (exponent, format) = (i * 10, QuantityFormat.BinarySI);
                return true;
            }
        for (var i = 0; i < DecimalSuffixes.Length; i++)
            if (suffix.SequenceEqual(DecimalSuffixes[i]))
            {
                exponent = (i - UnitSuffix) * 3;
                return true;
            }
        format = QuantityFormat.DecimalExponent;
        return suffix is ['e' or 'E', .. var digits] && int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent);
    }

    // What is too large is the largest, and what is too small becomes the smallest by rounding.
    private static decimal Scale(decimal number, int exponent)
    {
        if (number == 0)
            return 0;
        for (; exponent > 0; exponent--)
        {
            if (number >= Largest28 / 10)
                return Largest28;
            number *= 10;
        }
        for (; exponent < 0; exponent++)
        {
            if (number < 1 / NanoPerUnit)
                return 1 / NanoPerUnit;
            number /= 10;
        }
        return number;
    }

    /// <summary>The pieces of a quantity's text.</summary>
    private readonly ref struct Parts
    {
        public int Sign { get; private init; }

        /// <summary>The digits before the point without leading zeros; one zero when there are none.</summary>
        public ReadOnlySpan<char> Whole { get; private init; }

        /// <summary>The digits after the point.</summary>
        public ReadOnlySpan<char> Fraction { get; private init; }

        public ReadOnlySpan<char> Suffix { get; private init; }

        public int Digits => Whole.Length + Fraction.Length;

        public char First => Whole[0];

        public bool EndsWithThreeZeros => Fraction.Length switch
        {
            0 => Whole.EndsWith("000"),
            1 => Fraction is "0" && Whole.EndsWith("00"),
            2 => Fraction is "00" && Whole.EndsWith("0"),
            _ => Fraction.EndsWith("000"),
        };

        private ReadOnlySpan<char> WholeAndFraction { get; init; }

        public static bool TrySplit(ReadOnlySpan<char> text, out Parts parts)
        {
            parts = default;
            if (text.IsEmpty)
                return false;
            var at = text[0] is '+' or '-' ? 1 : 0;
            while (at < text.Length && text[at] == '0')
                at++;
            var wholeStart = at;
            at = SkipDigits(text, at);
            var whole = text[wholeStart..at];
            var fraction = ReadOnlySpan<char>.Empty;
            if (at < text.Length && text[at] == '.')
            {
                var end = SkipDigits(text, at + 1);
                fraction = text[(at + 1)..end];
                at = end;
            }
            var number = text[wholeStart..at];
            var suffix = text[at..];
            while (at < text.Length && SuffixLetters.Contains(text[at]))
                at++;
            if (at < text.Length && text[at] is '+' or '-')
                at++;
            parts = new() { Sign = text[0] == '-' ? -1 : 1, Whole = whole.IsEmpty ? "0" : whole, Fraction = fraction, Suffix = suffix, WholeAndFraction = number };
            return SkipDigits(text, at) == text.Length;
        }

        public decimal Number() =>
            Whole.Length > 28 ? Largest28
            : WholeAndFraction is "" or "." ? 0
            : decimal.Parse(WholeAndFraction, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

        private static int SkipDigits(ReadOnlySpan<char> text, int at)
        {
            while (at < text.Length && char.IsAsciiDigit(text[at]))
                at++;
            return at;
        }
    }
}
