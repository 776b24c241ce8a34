namespace ClusterSim.Cel.Evaluation;

/// <summary>The least and the most a cost or a size may be; what is too large to count stays at the largest number.</summary>
internal readonly record struct CostRange(ulong Min, ulong Max)
{
    private const double TwoTo64 = 18446744073709551616.0;

    public static CostRange Zero => default;

    public static CostRange Unknown => new(0, ulong.MaxValue);

    public static CostRange operator +(CostRange left, CostRange right) => new(Add(left.Min, right.Min), Add(left.Max, right.Max));

    public static CostRange operator *(CostRange left, CostRange right) => new(Multiply(left.Min, right.Min), Multiply(left.Max, right.Max));

    public static CostRange Exactly(ulong value) => new(value, value);

    /// <summary>So many times as much, rounded up.</summary>
    public CostRange Times(double factor) => new(Scale(Min, factor), Scale(Max, factor));

    /// <summary>The range that holds both.</summary>
    public CostRange Or(CostRange other) => new(Math.Min(Min, other.Min), Math.Max(Max, other.Max));

    private static ulong Add(ulong left, ulong right) => left > ulong.MaxValue - right ? ulong.MaxValue : left + right;

    private static ulong Multiply(ulong left, ulong right) => right != 0 && left > ulong.MaxValue / right ? ulong.MaxValue : left * right;

    private static ulong Scale(ulong value, double factor) => Math.Ceiling(value * factor) is < TwoTo64 and var scaled ? (ulong)scaled : ulong.MaxValue;
}
