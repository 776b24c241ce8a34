namespace ClusterSim.Lab.Charts;

/// <summary>Lines over a common axis, each with the range in which it lies where there is one.</summary>
public sealed record LineChart : Chart
{
    /// <summary>What runs from left to right.</summary>
    public required ChartAxis X { get; init; }

    /// <summary>What runs from bottom to top.</summary>
    public required ChartAxis Y { get; init; }

    /// <summary>The lines; their order gives them their colours.</summary>
    public required IReadOnlyList<LineSeries> Series { get; init; }

    /// <summary>How high it is, in pixels; 440 unless set. It grows when the names of the lines need more.</summary>
    public int Height { get; init; } = 440;

    /// <inheritdoc/>
    public override string ToSvg() => new LineChartDrawing(this).Draw();
}

/// <summary>One line.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Points">From left to right. Where a value is not a number the line is interrupted.</param>
public sealed record LineSeries(string Name, IReadOnlyList<LinePoint> Points);

/// <summary>A point of a line.</summary>
/// <param name="X">How far to the right.</param>
/// <param name="Y">How high.</param>
/// <param name="Low">Where the range around it begins; null: there is none.</param>
/// <param name="High">Where it ends.</param>
public readonly record struct LinePoint(double X, double Y, double? Low = null, double? High = null)
{
    internal bool IsFinite => double.IsFinite(X) && double.IsFinite(Y);

    internal bool HasRange => IsFinite && Low is { } low && High is { } high && double.IsFinite(low) && double.IsFinite(high);
}
