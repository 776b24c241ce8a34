namespace ClusterSim.Api.Core;

/// <summary>What a Pod asks for as a whole: its containers and sidecars together, or an init container where that needs more.</summary>
/// <remarks>Source: component-helpers resource/helpers.go, PodRequests, PodLimits, AggregateContainerRequests, AggregateContainerLimits (v1.36).</remarks>
internal static class PodTotals
{
    private static readonly ValueMap<Quantity> Nothing = [];

    /// <summary>What its containers request, or the Pod as a whole where it says so itself; and its overhead.</summary>
    /// <param name="spec">The Pod.</param>
    /// <param name="missing">What containers that leave it out are taken to ask for; null for nothing.</param>
    /// <param name="podLevel">Whether requests of the Pod as a whole replace the sums.</param>
    public static SortedList<string, Quantity> Requests(PodSpec spec, ValueMap<Quantity>? missing = null, bool podLevel = true)
    {
        var total = Sum(spec, static container => container.Resources.Requests, missing ?? Nothing);
        if (podLevel)
            Replace(total, spec.Resources?.Requests ?? Nothing);
        Add(total, spec.Overhead, Nothing);
        return total;
    }

    /// <summary>To what its containers are limited, or the Pod as a whole; and its overhead where there is a limit to add it to.</summary>
    public static SortedList<string, Quantity> Limits(PodSpec spec)
    {
        var total = ContainerLimits(spec);
        Replace(total, spec.Resources?.Limits ?? Nothing);
        foreach (var (name, overhead) in spec.Overhead)
            if (total.TryGetValue(name, out var limit))
                total[name] = limit + overhead;
        return total;
    }

    /// <summary>What its containers request together.</summary>
    public static SortedList<string, Quantity> ContainerRequests(PodSpec spec) => Sum(spec, static container => container.Resources.Requests, Nothing);

    /// <summary>To what its containers are limited together.</summary>
    public static SortedList<string, Quantity> ContainerLimits(PodSpec spec) => Sum(spec, static container => container.Resources.Limits, Nothing);

    // Sidecars run on beside the containers; an init container runs beside the sidecars declared before it.
    private static SortedList<string, Quantity> Sum(PodSpec spec, Func<Container, ValueMap<Quantity>> of, ValueMap<Quantity> missing)
    {
        var total = new SortedList<string, Quantity>(StringComparer.Ordinal);
        foreach (var container in spec.Containers)
            Add(total, of(container), missing);
        if (spec.InitContainers.Count == 0)
            return total;
        var sidecars = new SortedList<string, Quantity>(StringComparer.Ordinal);
        var startup = new SortedList<string, Quantity>(StringComparer.Ordinal);
        foreach (var container in spec.InitContainers)
        {
            if (container.RestartPolicy == "Always")
            {
                Add(total, of(container), missing);
                Add(sidecars, of(container), missing);
                Raise(startup, sidecars);
            }
            else
            {
                var running = new SortedList<string, Quantity>(sidecars, StringComparer.Ordinal);
                Add(running, of(container), missing);
                Raise(startup, running);
            }
        }
        Raise(total, startup);
        return total;
    }

    private static void Add(SortedList<string, Quantity> total, ValueMap<Quantity> amounts, ValueMap<Quantity> missing)
    {
        foreach (var (name, quantity) in amounts)
            total[name] = total.GetValueOrDefault(name) + quantity;
        foreach (var (name, quantity) in missing)
            if (!amounts.ContainsKey(name))
                total[name] = total.GetValueOrDefault(name) + quantity;
    }

    private static void Replace(SortedList<string, Quantity> total, ValueMap<Quantity> amounts)
    {
        foreach (var (name, quantity) in amounts)
            total[name] = quantity;
    }

    private static void Raise(SortedList<string, Quantity> total, SortedList<string, Quantity> other)
    {
        foreach (var (name, quantity) in other)
            if (!total.TryGetValue(name, out var present) || quantity > present)
                total[name] = quantity;
    }
}
