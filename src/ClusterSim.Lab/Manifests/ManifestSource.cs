namespace ClusterSim.Lab.Manifests;

/// <summary>Workloads of plain Kubernetes manifests: Nodes, Pods, and whatever makes Pods.</summary>
/// <remarks>
/// The manifests are applied to a cluster without a scheduler; its controllers make the Pods of Deployments, ReplicaSets, StatefulSets, DaemonSets and Jobs, and its
/// API server sets defaults and priorities. The Pods arrive in the order in which they came to be. Those that stand on a Node already take their place there; those
/// that have ended, or have scheduling gates, do not come.
/// </remarks>
public static class ManifestSource
{
    /// <summary>The workload of some files. The seed decides the names that controllers make up.</summary>
    /// <param name="name">What results call it.</param>
    /// <param name="paths">The files, in the order in which they are applied.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="InvalidDataException">An object cannot be read or is refused, or there is no Node; the message names file and line.</exception>
    public static WorkloadSource FromFiles(string name, params IEnumerable<string> paths)
    {
        var files = paths.ToArray();
        _ = Create(name, files, seed: 1); // What is wrong shows now, not in the middle of an experiment.
        return new(name, seed => Create(name, files, seed));
    }

    private static Workload Create(string name, string[] files, ulong seed)
    {
        using var expansion = new ManifestExpansion(files, seed);
        expansion.Run();
        var (nodes, arrivals) = (expansion.Nodes(), expansion.Arrivals());
        if (nodes.Count == 0)
            throw new InvalidDataException($"{name}: there is no Node among the manifests.");
        return arrivals.Count == 0
            ? throw new InvalidDataException($"{name}: there is no Pod to schedule among the manifests, and nothing that makes one.")
            : new(name, nodes, arrivals) { Objects = expansion.Others() };
    }
}
