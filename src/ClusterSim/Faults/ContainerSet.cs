using ClusterSim.Nodes;

namespace ClusterSim.Faults;

/// <summary>The containers on the machines of a cluster.</summary>
public sealed class ContainerSet
{
    private readonly Kubelets _kubelets;

    internal ContainerSet(Kubelets kubelets) => _kubelets = kubelets;

    /// <summary>The first container of a Pod, given as <c>name</c> in the namespace <c>default</c> or as <c>namespace/name</c>.</summary>
    /// <exception cref="ArgumentException">No machine has such a Pod.</exception>
    public ContainerHandle this[string pod] => pod.Split('/', 2) is [var ns, var name] ? Get(ns, name) : Get("default", pod);

    /// <summary>A container of a Pod that is on a machine.</summary>
    /// <param name="namespace">Namespace of the Pod.</param>
    /// <param name="pod">Name of the Pod.</param>
    /// <param name="container">Name of the container; null: the Pod's first, init containers apart.</param>
    /// <exception cref="ArgumentException">No machine has such a Pod, or the Pod has no such container.</exception>
    public ContainerHandle Get(string @namespace, string pod, string? container = null) => Find(@namespace, pod, container)
        ?? throw new ArgumentException($"There is no container {container ?? "at all"} of Pod {@namespace}/{pod} on any machine.", nameof(pod));

    /// <summary>A container of a Pod that is on a machine, or null.</summary>
    /// <inheritdoc cref="Get"/>
    public ContainerHandle? Find(string @namespace, string pod, string? container = null)
    {
        if (_kubelets.FindWorker(new ObjectKey(@namespace, pod)) is not { } worker)
            return null;
        var slot = container is null ? worker.FirstContainer : worker.FindSlot(container);
        return slot is null ? null : new(worker, slot);
    }
}
