using System.CommandLine.Parsing;
using System.Globalization;

namespace ClusterSim.Cli.Commands;

/// <summary>Reads speeds: virtual seconds per second, or <c>max</c>.</summary>
internal static class Speeds
{
    public const string Max = "max";

    public static double Read(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text == Max)
            return double.PositiveInfinity;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed > 0)
            return speed;
        result.AddError($"Expected a speed more than zero, as in 1 or 10, or max, not \"{text}\".");
        return 1;
    }

    public static string Show(double speed) => double.IsPositiveInfinity(speed) ? Max : "×" + speed.ToString("0.###", CultureInfo.InvariantCulture);
}
