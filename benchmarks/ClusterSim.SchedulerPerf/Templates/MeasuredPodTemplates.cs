namespace ClusterSim.SchedulerPerf.Templates;

/// <summary>The Pods with which the real scheduler was measured.</summary>
internal static class MeasuredPodTemplates
{
    /// <summary>Label <c>app: web</c>, 100m and 128Mi.</summary>
    public static PodTemplateSpec Web { get; } = Sized("100m", "128Mi");

    /// <summary>Label <c>app: web</c>, and as much as is said.</summary>
    public static PodTemplateSpec Sized(string cpu, string memory) => PodTemplates.Template(Spec(cpu, memory), new KeyValuePair<string, string>("app", "web"));

    public static PodSpec Spec(string cpu, string memory) => new()
    {
        Containers = [new() { Name = "web", Image = "nginx:1.27", Resources = new() { Requests = [new("cpu", cpu), new("memory", memory)] } }],
    };
}
