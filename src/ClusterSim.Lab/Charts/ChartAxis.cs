namespace ClusterSim.Lab.Charts;

/// <summary>What runs along one side of a chart.</summary>
/// <param name="Label">What is measured.</param>
/// <param name="Unit">In what, as in <c>%</c> or <c>s</c>; empty: a number of things.</param>
public sealed record ChartAxis(string Label, string Unit = "")
{
    /// <summary>Where it begins; null: at zero, or below the smallest value when all of them are far from zero.</summary>
    public double? Min { get; init; }

    /// <summary>Where it ends; null: above the largest value.</summary>
    public double? Max { get; init; }

    internal string Caption => Unit.Length == 0 ? Label : $"{Label}, {Unit}";

    internal string Show(double value) => Unit.Length == 0 ? Numbers.Plain(value) : $"{Numbers.Plain(value)}\u00a0{Unit}";
}
