namespace ClusterSim.Lab;

/// <summary>A run of a batch that has come to its end.</summary>
/// <param name="Index">Its place in the batch.</param>
/// <param name="Run">The run.</param>
/// <param name="Result">What came out.</param>
/// <param name="Elapsed">How long it took by the clock of the batch, without making the workload. No part of the result: it differs each time.</param>
public sealed record FinishedRun(int Index, LabRun Run, RunResult Result, TimeSpan Elapsed)
{
    /// <summary>Pods tried in a second; 0 when nothing was measured.</summary>
    public double DecisionsPerSecond => Elapsed > TimeSpan.Zero ? Result.Totals.Pods / Elapsed.TotalSeconds : 0;
}
