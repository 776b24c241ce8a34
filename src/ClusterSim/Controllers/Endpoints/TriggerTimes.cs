namespace ClusterSim.Controllers.Endpoints;

/// <summary>Remembers what last made the endpoints of a Service change, so that clients can tell how long the change took to reach them.</summary>
/// <remarks>Source: endpointslice trigger_time_tracker.go (v1.36).</remarks>
internal sealed class TriggerTimes
{
    public const string Annotation = "endpoints.kubernetes.io/last-change-trigger-time";

    private readonly Dictionary<ObjectKey, Known> _services = []; // Looked up only.

    /// <summary>The earliest change of the Service or one of its Pods since the last call; null when nothing that counts has changed.</summary>
    public Time? Next(Service service, IEnumerable<Pod> pods)
    {
        var known = _services.GetValueOrDefault(service.Key);
        var podTimes = new Dictionary<string, Time>(StringComparer.Ordinal);
        Time? earliest = null;
        foreach (var pod in pods)
        {
            if (pod.Condition("Ready")?.LastTransitionTime is not { } changed)
                continue;
            podTimes[pod.Metadata.Name!] = changed;
            if (known is null || !known.Pods.TryGetValue(pod.Metadata.Name!, out var before) || changed > before)
                earliest = Earlier(earliest, changed);
        }
        var created = service.Metadata.CreationTimestamp;
        if (created is { } time && (known?.Service is not { } last || time > last))
            earliest = Earlier(earliest, time);
        _services[service.Key] = new(created, podTimes);
        return earliest;
    }

    /// <summary>Forgets a Service that is gone.</summary>
    public void Forget(ObjectKey service) => _services.Remove(service);

    private static Time Earlier(Time? x, Time y) => x is { } time && time < y ? time : y;

    private sealed record Known(Time? Service, Dictionary<string, Time> Pods);
}
