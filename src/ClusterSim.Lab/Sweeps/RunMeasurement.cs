namespace ClusterSim.Lab.Sweeps;

/// <summary>How long a run took on the machine it ran on: no part of its result, since it differs from time to time.</summary>
/// <param name="Index">The run's place in the experiment, from 0.</param>
/// <param name="Workload">The workload's name.</param>
/// <param name="Policy">The policy's name.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Pods">How many Pods came. Each is a decision at least; tries again are not counted.</param>
/// <param name="Seconds">How long the run took, in seconds, without the time to make the workload.</param>
public sealed record RunMeasurement(int Index, string Workload, string Policy, ulong Seed, int Pods, double Seconds)
{
    /// <summary>Decisions a second.</summary>
    public double PodsPerSecond => Seconds > 0 ? Pods / Seconds : 0;
}
