namespace ClusterSim.ApiServer.Validation;

/// <summary>What the containers of a pod need together: regular ones and sidecars at once, init containers one after the other.</summary>
/// <remarks>Source: component-helpers/resource/helpers.go, AggregateContainerRequests, AggregateContainerLimits (v1.36).</remarks>
internal static class ContainerResources
{
    public static ValueMap<Quantity> Requests(PodSpec spec) => Aggregate(spec, container => container.Resources.Requests);

    public static ValueMap<Quantity> Limits(PodSpec spec) => Aggregate(spec, container => container.Resources.Limits);

    private static ValueMap<Quantity> Aggregate(PodSpec spec, Func<Container, ValueMap<Quantity>> select)
    {
        var total = spec.Containers.Aggregate(ValueMap<Quantity>.Empty, (sum, container) => Sum(sum, select(container)));
        ValueMap<Quantity> sidecars = [], most = [];
        foreach (var container in spec.InitContainers)
        {
            if (container.RestartPolicy == "Always")
            {
                total = Sum(total, select(container));
                sidecars = Sum(sidecars, select(container));
                most = Max(most, sidecars);
            }
            else
                most = Max(most, Sum(select(container), sidecars));
        }
        return Max(total, most);
    }

    private static ValueMap<Quantity> Sum(ValueMap<Quantity> left, ValueMap<Quantity> right) =>
        Merge(left, right, (first, second) => first + second);

    private static ValueMap<Quantity> Max(ValueMap<Quantity> left, ValueMap<Quantity> right) =>
        Merge(left, right, (first, second) => second > first ? second : first);

    private static ValueMap<Quantity> Merge(ValueMap<Quantity> left, ValueMap<Quantity> right, Func<Quantity, Quantity, Quantity> merge)
    {
        foreach (var (name, quantity) in right)
            left = left.Set(name, left.TryGetValue(name, out var other) ? merge(other, quantity) : quantity);
        return left;
    }
}
