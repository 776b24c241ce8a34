using System.Globalization;

namespace ClusterSim.Cron;

/// <summary>Whole numbers as Go reads them, and its words for what is none.</summary>
/// <remarks>Source: Go strconv.Atoi.</remarks>
internal static class GoInteger
{
    public static bool TryParse(string text, out long number, out string problem)
    {
        problem = "";
        var digits = text.Length > 0 && text[0] is '+' or '-' ? text[1..] : text;
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
        {
            number = 0;
            problem = $"strconv.Atoi: parsing \"{text}\": invalid syntax";
            return false;
        }
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
            return true;
        problem = $"strconv.Atoi: parsing \"{text}\": value out of range";
        return false;
    }
}
