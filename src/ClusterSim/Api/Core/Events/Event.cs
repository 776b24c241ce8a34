namespace ClusterSim.Api.Core;

/// <summary>Report that something happened to an object; best effort and kept for a limited time.</summary>
/// <remarks>Source: api/core/v1/types.go, Event (v1.36).</remarks>
[Resource("", "v1", "events", ShortNames = ["ev"])]
public sealed record Event : ApiObject
{
    /// <summary>Reference to the object that the event is about.</summary>
    [Required]
    public ObjectReference InvolvedObject { get; init; } = Unset<ObjectReference>.Value;

    /// <summary>Brief CamelCase cause of the event, such as <c>Scheduled</c> or <c>BackOff</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Description of the event for people.</summary>
    public string? Message { get; init; }

    /// <summary>Component and host that reported the event, in the older form.</summary>
    public EventSource Source { get; init; } = Unset<EventSource>.Value;

    /// <summary>Time of the first occurrence. Null for events that use <c>eventTime</c>.</summary>
    [NullWhenEmpty]
    public Time? FirstTimestamp { get; init; }

    /// <summary>Time of the most recent occurrence. Null for events that use <c>series</c>.</summary>
    [NullWhenEmpty]
    public Time? LastTimestamp { get; init; }

    /// <summary>How many times the event has occurred. Unset when <c>series</c> is used.</summary>
    [OmitZero]
    public int Count { get; init; }

    /// <summary>Severity class of the event: <c>Normal</c> or <c>Warning</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Time of the first observation, in microseconds. Null for events written the older way.</summary>
    [NullWhenEmpty]
    public MicroTime? EventTime { get; init; }

    /// <summary>Repeat count and time if the event recurs. Null for a single occurrence.</summary>
    public EventSeries? Series { get; init; }

    /// <summary>What the reporter did or failed to do, as a short machine-readable word.</summary>
    public string? Action { get; init; }

    /// <summary>Second object with a part in the event. Null if there is none.</summary>
    public ObjectReference? Related { get; init; }

    /// <summary>Controller that emitted the event, such as <c>kubernetes.io/kubelet</c>.</summary>
    public string ReportingComponent { get; init; } = "";

    /// <summary>Which instance of the controller emitted the event, such as a host or Pod name.</summary>
    public string ReportingInstance { get; init; } = "";
}
