namespace ClusterSim.Api.Events;

/// <summary>A best-effort report that something happened to an object; kept for a limited time.</summary>
/// <remarks>Source: api/events/v1/types.go, Event (v1.36).</remarks>
[Resource("events.k8s.io", "v1", "events", ShortNames = ["ev"])]
public sealed record Event : ApiObject
{
    /// <summary>Time, with microseconds, of the first occurrence; required for new events.</summary>
    [NullWhenEmpty, Required]
    public MicroTime? EventTime { get; init; }

    /// <summary>Repeat count and last time of a recurring event; null for a single occurrence.</summary>
    public EventSeries? Series { get; init; }

    /// <summary>Name of the component that reported the event, such as <c>kubernetes.io/kubelet</c>.</summary>
    public string? ReportingController { get; init; }

    /// <summary>Identity of the particular reporter instance, such as <c>kubelet-node1</c>; at most 128 characters.</summary>
    public string? ReportingInstance { get; init; }

    /// <summary>What the reporter did or tried, in machine-readable form; at most 128 characters.</summary>
    public string? Action { get; init; }

    /// <summary>Short machine-readable cause of the action; at most 128 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>Object the event is about, usually the one its reporter manages.</summary>
    public ObjectReference Regarding { get; init; } = Unset<ObjectReference>.Value;

    /// <summary>Second object involved, such as a Pod created by the main one; null when none.</summary>
    public ObjectReference? Related { get; init; }

    /// <summary>Human-readable description of what happened; at most 1 KiB.</summary>
    public string? Note { get; init; }

    /// <summary>Severity class of the event: <c>Normal</c> or <c>Warning</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Deprecated reporter name and host, kept for core/v1 events.</summary>
    public EventSource DeprecatedSource { get; init; } = Unset<EventSource>.Value;

    /// <summary>Deprecated time of the first occurrence, kept for core/v1 events.</summary>
    [NullWhenEmpty]
    public Time? DeprecatedFirstTimestamp { get; init; }

    /// <summary>Deprecated time of the latest occurrence, kept for core/v1 events.</summary>
    [NullWhenEmpty]
    public Time? DeprecatedLastTimestamp { get; init; }

    /// <summary>Deprecated occurrence count kept for core/v1 events; use <c>series</c> instead.</summary>
    [OmitZero]
    public int DeprecatedCount { get; init; }
}
