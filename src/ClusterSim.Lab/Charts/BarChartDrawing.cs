namespace ClusterSim.Lab.Charts;

/// <summary>Draws a bar chart: names on the left, where they are read without turning the head, and the value at the end of each bar.</summary>
internal sealed class BarChartDrawing
{
    private const double TextSize = 13;
    private const double LegendHeight = 24;

    private readonly BarChart _chart;
    private readonly Ticks _ticks;
    private readonly bool _hasLegend;
    private readonly double _thickness;
    private readonly double _gap;
    private readonly double _left;
    private readonly double _right;
    private readonly List<List<int>> _legend;

    public BarChartDrawing(BarChart chart)
    {
        _chart = chart;
        _hasLegend = chart.Series.Count > 1;
        (_thickness, _gap) = _hasLegend ? (15, 14) : (20, 9);
        var extents = chart.Groups.SelectMany(group => group.Bars).Select(bar => bar.Extent).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        _ticks = Ticks.For(0, extents > 0 ? extents : 1, chart.Value.Min ?? 0, chart.Value.Max, 6);
        _left = 26 + Math.Min(chart.Groups.Select(group => TextWidth.Of(group.Name, TextSize)).DefaultIfEmpty(0).Max(), chart.Width * 0.35);
        _right = chart.Width - 28 - chart.Groups.SelectMany(group => group.Bars).Where(bar => double.IsFinite(bar.Value)).Select(bar => TextWidth.Of(chart.Value.Show(bar.Value), TextSize)).DefaultIfEmpty(0).Max();
        _legend = LegendRows();
    }

    private double Top => (_chart.Subtitle.Length > 0 ? 72 : 52) + (_hasLegend ? _legend.Count * LegendHeight : 0);

    private double GroupHeight => Math.Max(1, _chart.Series.Count) * _thickness;

    private double PlotBottom => Top + Math.Max(1, _chart.Groups.Count) * (GroupHeight + _gap);

    public string Draw()
    {
        var svg = new Svg(_chart.Width, PlotBottom + 58, _chart.Title);
        Frame.Titles(svg, _chart);
        if (_hasLegend)
            DrawLegend(svg);
        DrawAxis(svg);
        foreach (var (index, group) in _chart.Groups.Index())
            DrawGroup(svg, group, index);
        svg.Line(_left, Top, _left, PlotBottom, Palette.Axis);
        if (_chart.Groups.Count == 0)
            svg.Text((_left + _right) / 2, (Top + PlotBottom) / 2 + 5, "nothing to show", Palette.Muted, 15, "middle");
        return svg.End();
    }

    private void DrawAxis(Svg svg)
    {
        foreach (var value in _ticks.Values)
        {
            svg.Line(X(value), Top, X(value), PlotBottom, Palette.Grid);
            svg.Text(X(value), PlotBottom + 18, Numbers.Tick(value, _ticks.Step), Palette.Muted, TextSize, "middle");
        }
        svg.Text((_left + _right) / 2, PlotBottom + 41, _chart.Value.Caption, Palette.Muted, TextSize, "middle");
    }

    private void DrawGroup(Svg svg, BarGroup group, int groupIndex)
    {
        var top = Top + groupIndex * (GroupHeight + _gap) + _gap / 2;
        svg.Text(_left - 10, top + GroupHeight / 2 + 4.5, Frame.Fitting(group.Name, TextSize, _left - 20), Palette.Text, TextSize, "end");
        foreach (var (index, bar) in group.Bars.Index())
        {
            if (!double.IsFinite(bar.Value))
                continue;
            var name = _hasLegend ? $"{_chart.Series[index]}, {group.Name}" : group.Name;
            DrawBar(svg, bar, top + index * _thickness, _hasLegend ? index : groupIndex, name);
        }
    }

    private void DrawBar(Svg svg, Bar bar, double top, int color, string name)
    {
        var middle = top + _thickness / 2;
        var range = bar is { Low: { } low, High: { } high } ? $" ({Numbers.Plain(low)}–{Numbers.Plain(high)})" : "";
        svg.Rectangle(_left, top + 1, Math.Max(0, X(bar.Value) - _left), _thickness - 2, Palette.FillLook(color), $"{name}: {_chart.Value.Show(bar.Value)}{range}");
        if (bar is { Low: { } from, High: { } to } && to > from)
        {
            svg.Line(X(from), middle, X(to), middle, Palette.Axis, 2);
            svg.Line(X(from), middle - 4, X(from), middle + 4, Palette.Axis, 2);
            svg.Line(X(to), middle - 4, X(to), middle + 4, Palette.Axis, 2);
        }
        svg.Text(X(bar.Extent) + 6, middle + 4.5, _chart.Value.Show(bar.Value), Palette.Text, TextSize);
    }

    private void DrawLegend(Svg svg)
    {
        foreach (var (row, entries) in _legend.Index())
        {
            var x = _left;
            var y = Top - 10 - (_legend.Count - row) * LegendHeight + LegendHeight / 2;
            foreach (var index in entries)
            {
                svg.Rectangle(x, y - 6, 12, 12, Palette.FillLook(index));
                svg.Text(x + 18, y + 4.5, _chart.Series[index], Palette.Text, TextSize);
                x += EntryWidth(index);
            }
        }
    }

    /// <summary>The names of the series in as few rows as they need.</summary>
    private List<List<int>> LegendRows()
    {
        var rows = new List<List<int>> { new() };
        var x = _left;
        for (var index = 0; index < _chart.Series.Count; index++)
        {
            if (x + EntryWidth(index) > _chart.Width && rows[^1].Count > 0)
            {
                rows.Add([]);
                x = _left;
            }
            rows[^1].Add(index);
            x += EntryWidth(index);
        }
        return rows;
    }

    private double EntryWidth(int index) => 36 + TextWidth.Of(_chart.Series[index], TextSize);

    private double X(double value) => _left + (Math.Clamp(value, _ticks.Min, _ticks.Max) - _ticks.Min) / (_ticks.Max - _ticks.Min) * (_right - _left);
}
