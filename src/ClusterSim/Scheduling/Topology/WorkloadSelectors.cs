using ClusterSim.Api.Apps;
using ClusterSim.Api.Meta;

namespace ClusterSim.Scheduling;

/// <summary>Which Pods belong together: those of the same Services and of the same owner. Default spread constraints count them.</summary>
/// <remarks>Source: plugins/helper/spread.go, DefaultSelector (v1.36).</remarks>
internal sealed class WorkloadSelectors
{
    private readonly ISchedulerObjects _objects;
    private readonly Dictionary<string, int> _services = new(StringComparer.Ordinal); // With a selector, by namespace; never enumerated.
    private int _owners;
    private int _serviceCount;

    public WorkloadSelectors(ISchedulerObjects objects)
    {
        _objects = objects;
        objects.OnChange<Service>(ServiceChanged);
        objects.OnChange<ReplicaSet>((before, after) => OwnerChanged(before?.Spec.Selector, after?.Spec.Selector));
        objects.OnChange<StatefulSet>((before, after) => OwnerChanged(before?.Spec.Selector, after?.Spec.Selector));
        objects.OnChange<ReplicationController>((before, after) => OwnerChanged(before?.Spec.Selector, after?.Spec.Selector));
    }

    /// <summary>Rises when a selector came, changed or went.</summary>
    public long Version { get; private set; }

    /// <summary>Whether there is anything that Pods can belong to.</summary>
    public bool Any => _owners > 0 || _serviceCount > 0;

    /// <summary>The Pods that belong together with <paramref name="pod"/>; null when nothing says so.</summary>
    public TermSelector? For(Pod pod)
    {
        var @namespace = pod.Metadata.Namespace ?? "";
        ValueMap<string> labels = [];
        if (_services.GetValueOrDefault(@namespace) > 0)
        {
            foreach (var service in _objects.InNamespace<Service>(@namespace))
            {
                if (HasSelector(service) && Covers(service, pod))
                    labels = labels.SetRange(service.Spec.Selector!);
            }
        }
        var selector = OfOwner(pod, new LabelSelector { MatchLabels = labels });
        return selector.IsEmpty ? null : TermSelector.In(@namespace, selector);
    }

    private LabelSelector OfOwner(Pod pod, LabelSelector selector)
    {
        if (pod.Metadata.OwnerReferences.FindIndex(static reference => reference.Controller == true) is not (>= 0 and var index))
            return selector;
        var owner = pod.Metadata.OwnerReferences[index];
        var key = new ObjectKey(pod.Metadata.Namespace ?? "", owner.Name);
        return (owner.ApiVersion, owner.Kind) switch
        {
            ("v1", "ReplicationController") when _objects.Find<ReplicationController>(key) is { } controller => selector with { MatchLabels = selector.MatchLabels.SetRange(controller.Spec.Selector ?? []) },
            ("apps/v1", "ReplicaSet") when _objects.Find<ReplicaSet>(key) is { } replicaSet => Both(selector, replicaSet.Spec.Selector),
            ("apps/v1", "StatefulSet") when _objects.Find<StatefulSet>(key) is { } statefulSet => Both(selector, statefulSet.Spec.Selector),
            _ => selector,
        };
    }

    private static LabelSelector Both(LabelSelector selector, LabelSelector? other)
    {
        foreach (var (key, value) in other?.MatchLabels ?? [])
        {
            selector = selector.MatchLabels.TryGetValue(key, out var wanted) && wanted != value
                ? selector with { MatchExpressions = selector.MatchExpressions.Add(new() { Key = key, Operator = "In", Values = [value] }) }
                : selector with { MatchLabels = selector.MatchLabels.Set(key, value) };
        }
        return selector with { MatchExpressions = [.. selector.MatchExpressions, .. other?.MatchExpressions ?? []] };
    }

    private void ServiceChanged(Service? before, Service? after)
    {
        if (before?.Spec.Selector == after?.Spec.Selector)
            return;
        Version++;
        Count(before, -1);
        Count(after, 1);
    }

    private void Count(Service? service, int number)
    {
        if (service is null || !HasSelector(service))
            return;
        var @namespace = service.Metadata.Namespace ?? "";
        _services[@namespace] = _services.GetValueOrDefault(@namespace) + number;
        _serviceCount += number;
    }

    private void OwnerChanged<T>(T? before, T? after) where T : class
    {
        if (Equals(before, after))
            return;
        Version++;
        _owners += (after is null ? 0 : 1) - (before is null ? 0 : 1);
    }

    private static bool HasSelector(Service service) => service.Spec.Selector?.Count > 0;

    private static bool Covers(Service service, Pod pod)
    {
        foreach (var (key, value) in service.Spec.Selector!)
        {
            if (pod.Metadata.Labels.Find(key) != value)
                return false;
        }
        return true;
    }
}
