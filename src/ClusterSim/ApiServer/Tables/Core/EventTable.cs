namespace ClusterSim.ApiServer.Tables.Core;

/// <summary>Events, of either API group.</summary>
/// <remarks>Source: printers.go, printEvent, formatEventSource (v1.36).</remarks>
internal sealed class EventTable : TableLayout<Event>
{
    public override IReadOnlyList<TableColumn> Columns { get; } =
    [
        TableColumn.Text("Last Seen", "The time at which the most recent occurrence of this event was recorded."),
        TableColumn.Text("Type", "Type of this event (Normal, Warning), new types could be added in the future"),
        TableColumn.Text("Reason", "This should be a short, machine understandable string that gives the reason for the transition into the object's current status."),
        TableColumn.Text("Object", "The object that this event is about."),
        TableColumn.Wide("Subobject", "If referring to a piece of an object instead of an entire object, this string should contain a valid JSON/Go field access statement, such as " +
            "desiredState.manifest.containers[2]. For example, if the object reference is to a container within a pod, this would take on a value like: " +
            "\"spec.containers{name}\" (where \"name\" refers to the name of the container that triggered the event) or if no container name is specified " +
            "\"spec.containers[2]\" (container with index 2 in this pod). This syntax is chosen only to have some well-defined way of referencing a part of an " +
            "object."),
        TableColumn.Wide("Source", "The component reporting this event. Should be a short machine understandable string."),
        TableColumn.Text("Message", "A human-readable description of the status of this operation."),
        TableColumn.Wide("First Seen", "The time at which the event was first recorded. (Time of server receipt is in TypeMeta.)"),
        TableColumn.Wide("Count", "The number of times this event has occurred."),
        TableColumn.ObjectName with { Priority = 1 },
    ];

    protected override void Print(Event @event, TableCells cells)
    {
        var first = @event.FirstTimestamp is { } time ? cells.Since(time) : cells.Since(@event.EventTime);
        var last = @event switch
        {
            { Series: { } series } => cells.Since(series.LastObservedTime),
            { LastTimestamp: { } then } => cells.Since(then),
            _ => first,
        };
        cells.Text(last)
            .Text(@event.Type)
            .Text(@event.Reason)
            .Text(TargetOf(@event.InvolvedObject))
            .Text(@event.InvolvedObject.FieldPath)
            .Text(SourceOf(@event))
            .Text(@event.Message?.Trim())
            .Text(first)
            .Number(@event.Series?.Count ?? Math.Max(@event.Count, 1)) // Whoever uses the newer API does not count the first time.
            .Text(@event.Metadata.Name);
    }

    private static string TargetOf(ObjectReference target)
    {
        var kind = (target.Kind ?? "").ToLowerInvariant();
        return string.IsNullOrEmpty(target.Name) ? kind : kind + "/" + target.Name;
    }

    private static string SourceOf(Event @event)
    {
        var component = string.IsNullOrEmpty(@event.Source.Component) ? @event.ReportingComponent : @event.Source.Component;
        var instance = string.IsNullOrEmpty(@event.Source.Host) ? @event.ReportingInstance : @event.Source.Host;
        return instance.Length == 0 ? component : component + ", " + instance;
    }
}
