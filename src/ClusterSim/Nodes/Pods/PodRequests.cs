using System.Runtime.CompilerServices;

namespace ClusterSim.Nodes.Pods;

/// <summary>What Pods take of a node's resources: CPU in thousandths, everything else in whole units.</summary>
/// <remarks>
/// Source: component-helpers resource/helpers.go, PodRequests (v1.36): the sum over containers and sidecars, or what an init container needs beside the sidecars
/// before it if that is more, plus overhead; requests of the Pod itself win over those of its containers.
/// </remarks>
internal sealed class PodRequests
{
    private static readonly ConditionalWeakTable<ValueList<Container>, PodRequests> Known = []; // A cache: Pods of one template share their containers.

    private readonly SortedDictionary<string, long> _amounts = new(StringComparer.Ordinal);

    private PodRequests()
    {
    }

    /// <summary>The resources that are asked for, CPU first and then by name.</summary>
    public (string Resource, long Amount)[] Amounts => field ??= [.. _amounts
        .Where(amount => amount.Value > 0)
        .OrderBy(amount => amount.Key switch { "cpu" => 0, "memory" => 1, "ephemeral-storage" => 2, _ => 3 })
        .Select(amount => (amount.Key, amount.Value))];

    /// <summary>How much of a resource is asked for.</summary>
    public long AmountOf(string resource) => _amounts.GetValueOrDefault(resource);

    public static PodRequests Of(PodSpec spec)
    {
        var isPlain = spec.InitContainers.Count == 0 && spec.Overhead.Count == 0 && spec.Resources is null;
        return isPlain ? Known.GetValue(spec.Containers, static containers => Sum(new() { Containers = containers })) : Sum(spec);
    }

    public static long AmountOf(string resource, Quantity quantity) => resource == "cpu" ? quantity.MilliValue : quantity.WholeValue;

    private static PodRequests Sum(PodSpec spec)
    {
        var total = new PodRequests();
        foreach (var container in spec.Containers)
            total.Add(container.Resources.Requests);
        var sidecars = new PodRequests();
        var initial = new PodRequests();
        foreach (var container in spec.InitContainers)
        {
            if (container.RestartPolicy == "Always")
            {
                total.Add(container.Resources.Requests);
                sidecars.Add(container.Resources.Requests);
                initial.RaiseTo(sidecars);
                continue;
            }
            var atOnce = new PodRequests();
            atOnce.RaiseTo(sidecars);
            atOnce.Add(container.Resources.Requests);
            initial.RaiseTo(atOnce);
        }
        total.RaiseTo(initial);
        foreach (var (resource, quantity) in spec.Resources?.Requests ?? [])
            total._amounts[resource] = AmountOf(resource, quantity);
        total.Add(spec.Overhead);
        return total;
    }

    private void Add(ValueMap<Quantity> requests)
    {
        foreach (var (resource, quantity) in requests)
            _amounts[resource] = _amounts.GetValueOrDefault(resource) + AmountOf(resource, quantity);
    }

    private void RaiseTo(PodRequests other)
    {
        foreach (var (resource, amount) in other._amounts)
            _amounts[resource] = Math.Max(_amounts.GetValueOrDefault(resource), amount);
    }
}
