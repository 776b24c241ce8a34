using System.Text;

namespace ClusterSim.Lab.Charts;

/// <summary>
/// Colours that people with the usual kinds of colour blindness tell apart (after Okabe and Ito, with some more at the end), one set for light pages and
/// one for dark ones. Series beyond the colours there are have the same ones again, with dashed lines and paler bars.
/// </summary>
internal static class Palette
{
    public const string Fonts = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', Arial, sans-serif";

    private static readonly string[] Light = ["#0072b2", "#d55e00", "#009e73", "#b5578a", "#a67c00", "#3a9bd9", "#5b4b9e", "#555d66", "#8c564b", "#6f8f1f"];
    private static readonly string[] Dark = ["#4aa8e0", "#ff8a3c", "#2fc79b", "#e59ac5", "#e6c229", "#9bd3f7", "#b1a1f0", "#aab4be", "#d3a091", "#b5d46a"];
    private static readonly string?[] Dashes = [null, "7 4", "2 3", "9 3 2 3"];

    public const string Text = "cs-t";
    public const string Muted = "cs-m";
    public const string Grid = "cs-g";
    public const string Axis = "cs-a";

    /// <summary>What every picture brings along. Classes, not variables: viewers other than browsers know no variables.</summary>
    public static string Styles { get; } = StylesOf();

    public static string LineLook(int series) => $"cs-l{series % Light.Length}";

    public static string FillLook(int series) => series < Light.Length ? $"cs-f{series}" : $"cs-f{series % Light.Length} cs-p";

    public static string? Dash(int series) => Dashes[series / Light.Length % Dashes.Length];

    private static string StylesOf()
    {
        var styles = new StringBuilder(".cs-h{fill:transparent}.cs-p{fill-opacity:.55}");
        Append(styles, "#ffffff", "#1f2328", "#59636e", "#e1e6eb", "#8c959f", Light);
        styles.Append("@media(prefers-color-scheme:dark){");
        Append(styles, "#0d1117", "#e6edf3", "#9aa4af", "#2a313a", "#6e7681", Dark);
        return styles.Append('}').ToString();
    }

    private static void Append(StringBuilder styles, string background, string text, string muted, string grid, string axis, string[] series)
    {
        styles.Append($".cs-bg{{fill:{background}}}.cs-t{{fill:{text}}}.cs-m{{fill:{muted}}}.cs-g{{stroke:{grid}}}.cs-a{{stroke:{axis}}}");
        foreach (var (index, color) in series.Index())
            styles.Append($".cs-l{index}{{stroke:{color}}}.cs-f{index}{{fill:{color}}}");
    }
}
