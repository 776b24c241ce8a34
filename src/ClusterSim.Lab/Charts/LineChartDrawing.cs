using System.Text;

namespace ClusterSim.Lab.Charts;

/// <summary>Draws a line chart: title, axes, bands below lines below names, which stand where the lines end.</summary>
internal sealed class LineChartDrawing
{
    private const double Top = 92;
    private const double Bottom = 58;
    private const double TickSize = 13;
    private const double NameSize = 13;
    private const double NameHeight = 19;
    private const double Swatch = 22;
    private const int MostTips = 30; // For each line: enough to find one with a pointer.

    private readonly LineChart _chart;
    private readonly Ticks _x;
    private readonly Ticks _y;
    private readonly double _height;
    private readonly double _left;
    private readonly double _right;

    public LineChartDrawing(LineChart chart)
    {
        _chart = chart;
        var points = chart.Series.SelectMany(series => series.Points).Where(point => point.IsFinite).ToList();
        _x = Ticks.For(Least(points.Select(point => point.X)), Most(points.Select(point => point.X)), chart.X.Min, chart.X.Max, 8, isTight: true);
        _y = Ticks.For(Least(points.Select(LowOf)), Most(points.Select(HighOf)), chart.Y.Min, chart.Y.Max, 6);
        _height = Math.Max(chart.Height, Top + Bottom + chart.Series.Count * NameHeight);
        _left = 22 + _y.Values.Select(value => TextWidth.Of(Numbers.Tick(value, _y.Step), TickSize)).DefaultIfEmpty(10).Max();
        var names = chart.Series.Select(series => TextWidth.Of(series.Name, NameSize)).DefaultIfEmpty(0).Max();
        _right = chart.Width - 34 - Swatch - Math.Min(names, chart.Width * 0.4);
    }

    private double PlotBottom => _height - Bottom;

    public string Draw()
    {
        var svg = new Svg(_chart.Width, _height, _chart.Title);
        Frame.Titles(svg, _chart);
        svg.Text(_left, Top - 14, _chart.Y.Caption, Palette.Muted, TickSize);
        DrawAxes(svg);
        foreach (var (index, series) in _chart.Series.Index())
            DrawBand(svg, series, index);
        foreach (var (index, series) in _chart.Series.Index())
            DrawLine(svg, series, index);
        DrawNames(svg);
        foreach (var (index, series) in _chart.Series.Index())
            DrawTips(svg, series, index);
        return svg.End();
    }

    private void DrawAxes(Svg svg)
    {
        foreach (var value in _y.Values)
        {
            svg.Line(_left, Y(value), _right, Y(value), Palette.Grid);
            svg.Text(_left - 8, Y(value) + 4.5, Numbers.Tick(value, _y.Step), Palette.Muted, TickSize, "end");
        }
        foreach (var value in _x.Values)
        {
            svg.Line(X(value), PlotBottom, X(value), PlotBottom + 5, Palette.Axis);
            svg.Text(X(value), PlotBottom + 20, Numbers.Tick(value, _x.Step), Palette.Muted, TickSize, "middle");
        }
        svg.Line(_left, PlotBottom, _right, PlotBottom, Palette.Axis);
        svg.Text((_left + _right) / 2, PlotBottom + 42, _chart.X.Caption, Palette.Muted, TickSize, "middle");
        if (!_chart.Series.Any(series => series.Points.Any(point => point.IsFinite)))
            svg.Text((_left + _right) / 2, (Top + PlotBottom) / 2, "nothing to show", Palette.Muted, 15, "middle");
    }

    private void DrawBand(Svg svg, LineSeries series, int index)
    {
        foreach (var run in Runs(series.Points, point => point.HasRange))
        {
            var path = new StringBuilder("M");
            foreach (var point in run)
                path.Append($"{Svg.Point(X(point.X), Y(point.High!.Value))}L");
            foreach (var point in Enumerable.Reverse(run))
                path.Append($"{Svg.Point(X(point.X), Y(point.Low!.Value))}L");
            path[^1] = 'Z';
            svg.Path(path.ToString(), Palette.FillLook(index), "style=\"fill-opacity:.18\"");
        }
    }

    private void DrawLine(Svg svg, LineSeries series, int index)
    {
        foreach (var run in Runs(series.Points, point => point.IsFinite))
        {
            if (run.Count == 1)
                svg.Circle(X(run[0].X), Y(run[0].Y), 3.5, Palette.FillLook(index));
            else
                svg.Path("M" + string.Join('L', run.Select(point => Svg.Point(X(point.X), Y(point.Y)))), Palette.LineLook(index), $"fill=\"none\" stroke-width=\"2.2\" stroke-linejoin=\"round\"{Svg.Dash(Palette.Dash(index))}");
        }
    }

    /// <summary>Each name at the height where its line ends, as far as the others leave room.</summary>
    private void DrawNames(Svg svg)
    {
        var names = _chart.Series.Index()
            .Where(entry => entry.Item.Points.Any(point => point.IsFinite))
            .Select(entry => (entry.Index, entry.Item.Name, End: entry.Item.Points.Last(point => point.IsFinite)))
            .OrderBy(name => Y(name.End.Y)).ThenBy(name => name.Index).ToList();
        var heights = Frame.Spread([.. names.Select(name => Y(name.End.Y))], NameHeight, Top, PlotBottom);
        foreach (var (order, name) in names.Index())
        {
            var y = heights[order];
            svg.Path($"M{Svg.Point(X(name.End.X), Y(name.End.Y))}L{Svg.Point(_right + 12, y)}", Palette.Grid, "fill=\"none\"");
            svg.Line(_right + 12, y, _right + 12 + Swatch - 6, y, Palette.LineLook(name.Index), 3, Palette.Dash(name.Index));
            svg.Text(_right + 12 + Swatch, y + 4.5, name.Name, Palette.Text, NameSize);
        }
    }

    private void DrawTips(Svg svg, LineSeries series, int index)
    {
        var stride = Math.Max(1, (series.Points.Count + MostTips - 1) / MostTips);
        foreach (var (position, point) in series.Points.Index())
        {
            if (!point.IsFinite || (position % stride != 0 && position != series.Points.Count - 1))
                continue;
            var range = point.HasRange ? $" ({Numbers.Plain(point.Low!.Value)}–{Numbers.Plain(point.High!.Value)})" : "";
            svg.Circle(X(point.X), Y(point.Y), 6, "cs-h", $"{series.Name}: {_chart.Y.Show(point.Y)}{range} at {_chart.X.Show(point.X)}");
        }
    }

    private static List<List<LinePoint>> Runs(IReadOnlyList<LinePoint> points, Func<LinePoint, bool> isPart)
    {
        var runs = new List<List<LinePoint>>();
        var isOpen = false;
        foreach (var point in points)
        {
            if (isPart(point) && !isOpen)
                runs.Add([]);
            isOpen = isPart(point);
            if (isOpen)
                runs[^1].Add(point);
        }
        return runs;
    }

    private double X(double value) => _left + (Math.Clamp(value, _x.Min, _x.Max) - _x.Min) / (_x.Max - _x.Min) * (_right - _left);

    private double Y(double value) => PlotBottom - (Math.Clamp(value, _y.Min, _y.Max) - _y.Min) / (_y.Max - _y.Min) * (PlotBottom - Top);

    private static double LowOf(LinePoint point) => point.HasRange ? Math.Min(point.Low!.Value, point.Y) : point.Y;

    private static double HighOf(LinePoint point) => point.HasRange ? Math.Max(point.High!.Value, point.Y) : point.Y;

    private static double Least(IEnumerable<double> values) => values.DefaultIfEmpty(0).Min();

    private static double Most(IEnumerable<double> values) => values.DefaultIfEmpty(1).Max();
}
