namespace ClusterSim.Lab.Sweeps;

/// <summary>A part of an experiment: every so-manieth run, a pure function of its two numbers.</summary>
/// <param name="Index">Which part, from 0.</param>
/// <param name="Count">How many parts there are.</param>
public readonly record struct Shard(int Index, int Count)
{
    /// <summary>The whole experiment.</summary>
    public static Shard Whole => new(0, 1);

    /// <summary>Whether it is not all there is.</summary>
    public bool IsPart => Count > 1;

    /// <summary>The runs that belong to it, ascending. Some parts are empty when there are more parts than runs.</summary>
    /// <param name="runs">How many runs there are in all.</param>
    /// <exception cref="ArgumentException">There is no such part.</exception>
    public IEnumerable<int> RunsOf(int runs)
    {
        if (Count < 1 || Index < 0 || Index >= Count)
            throw new ArgumentException($"There is no shard {Index} of {Count}: they count from 0.");
        return Indexes(runs);
    }

    private IEnumerable<int> Indexes(int runs)
    {
        for (var run = Index; run < runs; run += Count)
            yield return run;
    }
}
