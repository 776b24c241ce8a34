namespace ClusterSim.SchedulerPerf.Templates;

/// <summary>The Pods of Kubernetes' performance scenarios.</summary>
/// <remarks>Source: test/integration/scheduler_perf/templates, pod-*.yaml (v1.36).</remarks>
internal static class PerfPods
{
    private const string Image = "registry.k8s.io/pause:3.10.1";

    private static readonly ValueList<ContainerPort> Ports = [new() { Port = 80 }];

    /// <summary>The class of the Pods that others give way to.</summary>
    public static Api.Scheduling.PriorityClass PriorityClass { get; } = new() { Metadata = new() { Name = "priority-10" }, Value = 10 };

    /// <summary>A container that asks for 100m of CPU and 500Mi of memory.</summary>
    public static PodSpec Spec { get; } = Limited("100m");

    /// <summary>A container that asks for nothing.</summary>
    public static PodSpec Light { get; } = new() { Containers = [new() { Name = "pause", Image = Image }] };

    /// <summary>Nothing special.</summary>
    public static PodTemplateSpec Default { get; } = PodTemplates.Template(Spec);

    /// <summary>Four of them fill most of a Node, and they give way at once.</summary>
    public static PodTemplateSpec LowPriority { get; } = PodTemplates.Template(Limited("900m") with { TerminationGracePeriodSeconds = 0 });

    /// <summary>It needs most of a Node.</summary>
    public static PodTemplateSpec HighPriority { get; } = PodTemplates.Template(Important(Limited("3")));

    /// <summary>It needs more than any Node has.</summary>
    public static PodTemplateSpec HighPriorityLargeCpu { get; } = PodTemplates.Template(Important(new()
    {
        Containers = [new() { Name = "pause", Image = Image, Ports = Ports, Resources = new() { Requests = Requests("9") } }],
    }));

    private static PodSpec Important(PodSpec spec) => spec with { PriorityClassName = PriorityClass.Metadata.Name, Priority = PriorityClass.Value };

    private static PodSpec Limited(string cpu) => new()
    {
        Containers = [new() { Name = "pause", Image = Image, Ports = Ports, Resources = new() { Limits = Requests(cpu), Requests = Requests(cpu) } }],
    };

    private static ValueMap<Quantity> Requests(string cpu) => [new("cpu", cpu), new("memory", "500Mi")];
}
