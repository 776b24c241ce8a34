using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Programs.BuiltIn.Unknown;

/// <summary>What runs in containers of an image about which nothing is known: whatever lets their Pod do what it is there for.</summary>
internal static class UnknownPrograms
{
    /// <summary>A task that ends by itself where the Pod waits for the end, else a server.</summary>
    public static IContainerProgram For(ContainerInstance container) => IsTask(container) ? UnknownTask.Instance : DeclaredPortsServer.Instance;

    private static bool IsTask(ContainerInstance container)
    {
        var pod = container.Pod.Pod;
        if (pod.Spec.InitContainers.Count > 0 && pod.Spec.InitContainers.Any(init => init.Name == container.Spec.Name))
            return container.Spec.RestartPolicy != "Always";
        if (pod.Spec.RestartPolicy is null or "Always")
            return false;
        return container.Spec.Ports.Count == 0 || pod.Metadata.OwnerReferences.Any(owner => owner.Kind == "Job");
    }
}
