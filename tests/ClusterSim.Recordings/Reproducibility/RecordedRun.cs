namespace ClusterSim.Recordings.Reproducibility;

/// <summary>All that two runs are compared by.</summary>
/// <param name="Fingerprint">The cluster's.</param>
/// <param name="Lines">Every write, and what users of the cluster saw, in order.</param>
public sealed record RecordedRun(ulong Fingerprint, IReadOnlyList<string> Lines)
{
    /// <summary>The run as text, the same in two processes if they did the same.</summary>
    public override string ToString() => string.Join('\n', Lines.Prepend($"fingerprint {Fingerprint:x16}")) + "\n";
}
