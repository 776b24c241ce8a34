using System.Collections;
using ClusterSim.Nodes;

namespace ClusterSim.Faults;

/// <summary>The machines of a cluster, in the order in which they came.</summary>
public sealed class MachineSet : IReadOnlyCollection<Machine>
{
    private readonly Kubelets _kubelets;

    internal MachineSet(Kubelets kubelets) => _kubelets = kubelets;

    /// <inheritdoc/>
    public int Count => _kubelets.All.Count();

    /// <summary>The machine <paramref name="name"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Machine this[string name] => Find(name)
        ?? throw new KeyNotFoundException($"There is no machine \"{name}\"; there is {string.Join(", ", _kubelets.All.Take(20).Select(kubelet => kubelet.Name).DefaultIfEmpty("none"))}.");

    /// <summary>The machine <paramref name="name"/>, or null.</summary>
    public Machine? Find(string name) => _kubelets.Find(name) is { } kubelet ? new(kubelet) : null;

    /// <summary>Adds a machine to the running cluster; its kubelet registers the Node at once.</summary>
    /// <param name="name">Name of the machine, and of its Node.</param>
    /// <param name="spec">What it is like; null: as the options say.</param>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public Machine Add(string name, MachineSpec? spec = null)
    {
        _kubelets.Loop.Invoke(() => _kubelets.Add(name, spec ?? _kubelets.Options.DefaultMachine));
        return this[name];
    }

    /// <summary>Takes a machine away for good, as a cloud does; its Node stays until somebody deletes it. Without effect when there is none.</summary>
    public void Remove(string name) => _kubelets.Loop.Invoke(() => _kubelets.Remove(name));

    /// <inheritdoc/>
    public IEnumerator<Machine> GetEnumerator() => _kubelets.All.Select(kubelet => new Machine(kubelet)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
