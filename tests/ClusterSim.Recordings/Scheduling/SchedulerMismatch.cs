namespace ClusterSim.Recordings.Scheduling;

/// <summary>An answer that is not the recorded one.</summary>
/// <param name="Aspect">What was compared.</param>
/// <param name="Subject">The scenario, and the Pod where it is about one.</param>
/// <param name="Differences">Where the answers differ, in words; one at least.</param>
public sealed record SchedulerMismatch(SchedulerAspect Aspect, string Subject, IReadOnlyList<string> Differences)
{
    private const int Shown = 5;

    public override string ToString() => Differences.Count <= Shown
        ? $"{Subject} {Aspect}: {string.Join("; ", Differences)}"
        : $"{Subject} {Aspect}: {string.Join("; ", Differences.Take(Shown))}; and {Differences.Count - Shown} more";
}
