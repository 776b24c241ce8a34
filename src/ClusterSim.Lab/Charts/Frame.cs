namespace ClusterSim.Lab.Charts;

/// <summary>What all charts have in common.</summary>
internal static class Frame
{
    private const double Margin = 16;
    private const double TitleSize = 18;
    private const double SubtitleSize = 13;

    public static void Titles(Svg svg, Chart chart)
    {
        svg.Text(Margin, 30, Fitting(chart.Title, TitleSize, chart.Width - 2 * Margin), Palette.Text, TitleSize, isBold: true);
        if (chart.Subtitle.Length > 0)
            svg.Text(Margin, 51, Fitting(chart.Subtitle, SubtitleSize, chart.Width - 2 * Margin), Palette.Muted, SubtitleSize);
    }

    /// <summary>The text, shortened where there is no room for it.</summary>
    public static string Fitting(string text, double size, double width)
    {
        if (TextWidth.Of(text, size) <= width)
            return text;
        var length = text.Length;
        while (length > 1 && TextWidth.Of(text[..length], size) + size > width)
            length--;
        return text[..length].TrimEnd() + "…";
    }

    /// <summary>Moves things as little as may be so that they are a distance apart and within bounds.</summary>
    /// <param name="wanted">Where each would like to be, rising.</param>
    /// <param name="distance">How far apart they have to be.</param>
    /// <param name="from">The lowest place.</param>
    /// <param name="to">The highest place.</param>
    public static double[] Spread(IReadOnlyList<double> wanted, double distance, double from, double to)
    {
        var places = new double[wanted.Count];
        for (var i = 0; i < places.Length; i++)
            places[i] = Math.Max(Math.Max(wanted[i], from), i == 0 ? from : places[i - 1] + distance);
        for (var i = places.Length - 1; i >= 0; i--)
            places[i] = Math.Min(places[i], i == places.Length - 1 ? to : places[i + 1] - distance);
        return places;
    }
}
