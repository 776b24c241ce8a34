using System.Runtime.CompilerServices;

namespace ClusterSim.Nodes.Pods;

/// <summary>What a Pod takes of a node's resources: CPU in thousandths, everything else in whole units.</summary>
internal sealed class RequestedAmounts
{
    private static readonly ConditionalWeakTable<ValueList<Container>, RequestedAmounts> Known = []; // A cache: Pods of one template share their containers.

    private RequestedAmounts(PodSpec spec) => Amounts = [.. PodTotals.Requests(spec)
        .Select(request => (Resource: request.Key, Amount: AmountOf(request.Key, request.Value)))
        .Where(request => request.Amount > 0)
        .OrderBy(request => request.Resource switch { "cpu" => 0, "memory" => 1, "ephemeral-storage" => 2, _ => 3 })];

    /// <summary>The resources that are asked for: CPU, memory, local storage, others by name.</summary>
    public (string Resource, long Amount)[] Amounts { get; }

    /// <summary>How much of a resource is asked for.</summary>
    public long AmountOf(string resource) => Array.Find(Amounts, amount => amount.Resource == resource).Amount;

    public static RequestedAmounts Of(PodSpec spec)
    {
        var isPlain = spec.InitContainers.Count == 0 && spec.Overhead.Count == 0 && spec.Resources is null;
        return isPlain ? Known.GetValue(spec.Containers, static containers => new(new PodSpec { Containers = containers })) : new(spec);
    }

    public static long AmountOf(string resource, Quantity quantity) => resource == "cpu" ? quantity.MilliValue : quantity.WholeValue;
}
