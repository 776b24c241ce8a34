namespace ClusterSim.Lab.Charts;

/// <summary>Bars from left to right, in groups, each with the range in which its value lies where there is one.</summary>
public sealed record BarChart : Chart
{
    /// <summary>What the length of a bar means. It begins at zero.</summary>
    public required ChartAxis Value { get; init; }

    /// <summary>What the bars of a group are called, in their order. With one alone the groups have the colours, and there is no legend.</summary>
    public required IReadOnlyList<string> Series { get; init; }

    /// <summary>The groups, from top to bottom.</summary>
    public required IReadOnlyList<BarGroup> Groups { get; init; }

    /// <inheritdoc/>
    public override string ToSvg() => new BarChartDrawing(this).Draw();
}

/// <summary>Bars that stand together.</summary>
/// <param name="Name">What they are bars of.</param>
/// <param name="Bars">One for each series, in their order; one that is not a number is left out.</param>
public sealed record BarGroup(string Name, IReadOnlyList<Bar> Bars);

/// <summary>A bar.</summary>
/// <param name="Value">How long it is.</param>
/// <param name="Low">Where the range around its end begins; null: there is none.</param>
/// <param name="High">Where it ends.</param>
public readonly record struct Bar(double Value, double? Low = null, double? High = null)
{
    internal double Extent => High is { } high && double.IsFinite(high) ? Math.Max(Value, high) : Value;
}
