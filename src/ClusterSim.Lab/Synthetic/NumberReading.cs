using System.Globalization;
using System.Text.RegularExpressions;

namespace ClusterSim.Lab.Synthetic;

/// <summary>How the numbers of a distribution are written.</summary>
internal abstract partial class NumberReading
{
    /// <summary>Quantities, as in <c>500m</c> or <c>4Gi</c>.</summary>
    public static NumberReading Amount { get; } = new Amounts();

    /// <summary>Seconds, or durations as in <c>1h30m</c>.</summary>
    public static NumberReading Time { get; } = new Times();

    /// <summary>Numbers without a unit.</summary>
    public static NumberReading Plain { get; } = new Plains();

    public virtual bool IsTime => false;

    /// <exception cref="FormatException">The text is no such number.</exception>
    public abstract double Read(string text);

    private static bool TryReadPlain(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private sealed class Amounts : NumberReading
    {
        public override double Read(string text) =>
            Quantity.TryParse(text, out var quantity, out _) ? (double)quantity.Value : throw new FormatException($"expected a quantity, as in 4, 500m or 16Gi, not \"{text}\"");
    }

    private sealed partial class Times : NumberReading
    {
        public override bool IsTime => true;

        public override double Read(string text)
        {
            if (TryReadPlain(text, out var seconds))
                return seconds;
            return Whole().IsMatch(text)
                ? Part().Matches(text).Sum(part => double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture) * SecondsIn(part.Groups[2].Value))
                : throw new FormatException($"expected seconds or a duration, as in 90s, 10m or 1h30m, not \"{text}\"");
        }

        private static double SecondsIn(string unit) => unit switch
        {
            "ms" => 0.001,
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            _ => 86_400,
        };

        [GeneratedRegex(@"^(\d+(\.\d+)?(ms|s|m|h|d))+$")]
        private static partial Regex Whole();

        [GeneratedRegex(@"(\d+(?:\.\d+)?)(ms|s|m|h|d)")]
        private static partial Regex Part();
    }

    private sealed class Plains : NumberReading
    {
        public override double Read(string text) =>
            TryReadPlain(text, out var number) ? number : throw new FormatException($"expected a number, not \"{text}\"");
    }
}
