namespace ClusterSim.SchedulerPerf;

/// <summary>What happens in a <see cref="Step"/>.</summary>
public enum StepKind
{
    /// <summary>A Pod comes whose scheduling counts.</summary>
    Measure,

    /// <summary>An object is created.</summary>
    Create,

    /// <summary>An object is deleted.</summary>
    Delete,
}
