namespace ClusterSim.Scheduling;

/// <summary>How the search for a Node ended.</summary>
/// <param name="Row">The Node chosen; -1 for none.</param>
/// <param name="FeasibleCount">How many Nodes fitted.</param>
/// <param name="Diagnosis">Why none did; null when one did, or when there are no Nodes at all.</param>
internal readonly record struct CycleOutcome(int Row, int FeasibleCount, Diagnosis? Diagnosis)
{
    public static CycleOutcome NoNodes => new(-1, 0, null);

    public bool Found => Row >= 0;
}
