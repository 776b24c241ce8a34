namespace ClusterSim.SchedulerPerf;

/// <summary>One thing that happens in a workload while the clock runs.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Object">To what.</param>
public readonly record struct Step(StepKind Kind, ApiObject Object)
{
    /// <summary>A Pod comes whose scheduling counts.</summary>
    public static Step Measure(Pod pod) => new(StepKind.Measure, pod);

    /// <summary>An object is created; a Pod among them is scheduled, and does not count.</summary>
    public static Step Create(ApiObject obj) => new(StepKind.Create, obj);

    /// <summary>An object is deleted.</summary>
    public static Step Delete(ApiObject obj) => new(StepKind.Delete, obj);
}
