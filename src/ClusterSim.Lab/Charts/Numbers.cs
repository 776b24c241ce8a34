using System.Globalization;

namespace ClusterSim.Lab.Charts;

/// <summary>Figures as charts show them: the same everywhere, whatever the language of the machine.</summary>
internal static class Numbers
{
    /// <summary>A coordinate: two digits after the point are finer than a pixel.</summary>
    public static string Coordinate(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>For people: some four significant digits, thousands apart by a narrow space.</summary>
    public static string Plain(double value)
    {
        var magnitude = Math.Abs(value);
        var format = magnitude switch
        {
            >= 1000 => "#,##0",
            >= 100 => "0.#",
            >= 1 => "0.##",
            _ => "0.####",
        };
        return Separated(value, format);
    }

    /// <summary>At a tick: as many digits after the point as its neighbours need to differ.</summary>
    public static string Tick(double value, double step)
    {
        var digits = step >= 1 ? 0 : (int)Math.Ceiling(-Math.Log10(step) - 1e-9);
        if (digits < 15 && Math.Abs(Math.Round(step, digits) - step) > step * 1e-6)
            digits++; // As 0.25, or 2.5.
        return Separated(Math.Round(value, Math.Min(digits, 15)) + 0.0, digits == 0 ? "#,##0" : "#,##0." + new string('0', digits));
    }

    private static string Separated(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture).Replace(',', '\u202f');
}
