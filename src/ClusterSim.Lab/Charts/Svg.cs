using System.Security;
using System.Text;

namespace ClusterSim.Lab.Charts;

/// <summary>Writes the elements that charts are made of.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    public Svg(double width, double height, string label) =>
        _text.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{N(width)}\" height=\"{N(height)}\" viewBox=\"0 0 {N(width)} {N(height)}\" role=\"img\" aria-label=\"{Escape(label)}\" font-family=\"{Palette.Fonts}\">\n")
            .Append($"<style>{Palette.Styles}</style>\n<rect class=\"cs-bg\" width=\"{N(width)}\" height=\"{N(height)}\" rx=\"8\"/>\n");

    public void Text(double x, double y, string text, string look, double size, string anchor = "start", bool isBold = false) =>
        _text.Append($"<text class=\"{look}\" x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(size)}\"{(anchor == "start" ? "" : $" text-anchor=\"{anchor}\"")}{(isBold ? " font-weight=\"600\"" : "")}>{Escape(text)}</text>\n");

    public void Line(double x1, double y1, double x2, double y2, string look, double width = 1, string? dash = null) =>
        _text.Append($"<line class=\"{look}\" x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\" stroke-width=\"{N(width)}\"{Dash(dash)}/>\n");

    public void Path(string path, string look, string more) => _text.Append($"<path class=\"{look}\" d=\"{path}\" {more}/>\n");

    public void Rectangle(double x, double y, double width, double height, string look, string? tip = null) =>
        Tipped($"<rect class=\"{look}\" x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" rx=\"2\"", "rect", tip);

    public void Circle(double x, double y, double radius, string look, string? tip = null) =>
        Tipped($"<circle class=\"{look}\" cx=\"{N(x)}\" cy=\"{N(y)}\" r=\"{N(radius)}\"", "circle", tip);

    /// <summary>The text of the picture, whole.</summary>
    public string End() => _text.Append("</svg>\n").ToString();

    public static string Dash(string? dash) => dash is null ? "" : $" stroke-dasharray=\"{dash}\"";

    public static string Point(double x, double y) => $"{N(x)} {N(y)}";

    private void Tipped(string start, string name, string? tip) =>
        _text.Append(tip is null ? $"{start}/>\n" : $"{start}><title>{Escape(tip)}</title></{name}>\n");

    private static string N(double value) => Numbers.Coordinate(value);

    private static string Escape(string text) => SecurityElement.Escape(string.Concat(text.Where(IsAllowed)))!;

    private static bool IsAllowed(char character) => character >= ' ' && character is not ('\uFFFE' or '\uFFFF') && !char.IsSurrogate(character);
}
