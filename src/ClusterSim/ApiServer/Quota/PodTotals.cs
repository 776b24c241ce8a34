namespace ClusterSim.ApiServer.Quota;

/// <summary>What a Pod asks for as a whole: its containers together, or an init container where that needs more.</summary>
/// <remarks>Source: component-helpers resource/helpers.go, PodRequests and PodLimits (v1.36).</remarks>
internal static class PodTotals
{
    public static ValueMap<Quantity> Requests(PodSpec spec) => Total(spec, resources => resources.Requests, spec.Resources?.Requests, spec.Overhead);

    public static ValueMap<Quantity> Limits(PodSpec spec)
    {
        var limits = Total(spec, resources => resources.Limits, spec.Resources?.Limits, []);
        foreach (var (name, overhead) in spec.Overhead)
            if (limits.TryGetValue(name, out var limit)) // Without a limit there is nothing to add to.
                limits = limits.Set(name, limit + overhead);
        return limits;
    }

    private static ValueMap<Quantity> Total(PodSpec spec, Func<ResourceRequirements, ValueMap<Quantity>> of, ValueMap<Quantity>? podLevel, ValueMap<Quantity> overhead)
    {
        ValueMap<Quantity> total = [], sidecars = [], initPeak = [];
        foreach (var container in spec.Containers)
            total = Add(total, of(container.Resources));
        foreach (var container in spec.InitContainers)
        {
            if (container.RestartPolicy == "Always")
            {
                sidecars = Add(sidecars, of(container.Resources)); // It runs on beside all that come after it.
                initPeak = Max(initPeak, sidecars);
            }
            else
                initPeak = Max(initPeak, Add(sidecars, of(container.Resources)));
        }
        total = Max(Add(total, sidecars), initPeak);
        foreach (var (name, quantity) in podLevel ?? [])
            total = total.Set(name, quantity);
        return Add(total, overhead);
    }

    private static ValueMap<Quantity> Add(ValueMap<Quantity> x, ValueMap<Quantity> y)
    {
        foreach (var (name, quantity) in y)
            x = x.Set(name, x.TryGetValue(name, out var before) ? before + quantity : quantity);
        return x;
    }

    private static ValueMap<Quantity> Max(ValueMap<Quantity> x, ValueMap<Quantity> y)
    {
        foreach (var (name, quantity) in y)
            if (!x.TryGetValue(name, out var before) || quantity > before)
                x = x.Set(name, quantity);
        return x;
    }
}
