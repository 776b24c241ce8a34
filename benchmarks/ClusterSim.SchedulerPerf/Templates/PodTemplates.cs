namespace ClusterSim.SchedulerPerf.Templates;

/// <summary>Makes Pods of templates, as a controller would: all Pods of one share its spec.</summary>
internal static class PodTemplates
{
    /// <summary>A template with these labels.</summary>
    public static PodTemplateSpec Template(PodSpec spec, params KeyValuePair<string, string>[] labels) => new() { Metadata = new() { Labels = [.. labels] }, Spec = spec };

    /// <summary>So many Pods of it.</summary>
    /// <param name="template">The template.</param>
    /// <param name="count">How many.</param>
    /// <param name="prefix">What their names begin with.</param>
    /// <param name="inNamespace">Where.</param>
    public static IEnumerable<Pod> Pods(this PodTemplateSpec template, int count, string prefix, string inNamespace = "default") =>
        Enumerable.Range(0, count).Select(i => template.Pod($"{prefix}{i:00000}", inNamespace));

    /// <summary>One Pod of it.</summary>
    public static Pod Pod(this PodTemplateSpec template, string name, string inNamespace = "default") =>
        new() { Metadata = template.Metadata with { Name = name, Namespace = inNamespace }, Spec = template.Spec };
}
