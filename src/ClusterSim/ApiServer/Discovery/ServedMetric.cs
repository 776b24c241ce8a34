namespace ClusterSim.ApiServer.Discovery;

/// <summary>A metric as discovery shows it: a part of the objects that have it, or a resource of its own.</summary>
/// <param name="Resource">Plural name of the kind that has it, or the metric's own name.</param>
/// <param name="Part">Name of a metric of objects; null for one of the world outside.</param>
/// <param name="Kind">Kind of what is read there.</param>
internal sealed record ServedMetric(string Resource, string? Part, string Kind)
{
    /// <summary>All that can be done with it.</summary>
    public static readonly string[] Verbs = ["get"];

    /// <summary>As in <c>pods/qps</c>.</summary>
    public string Name => Part is null ? Resource : Resource + "/" + Part;
}
