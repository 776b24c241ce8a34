namespace ClusterSim.ApiServer.Registry;

/// <summary>Events of the core group and of events.k8s.io are the same objects under different names.</summary>
/// <remarks>Source: pkg/apis/events/v1/conversion.go (v1.36).</remarks>
internal static class EventConversion
{
    public static Event ToCore(Api.Events.Event obj) => new()
    {
        Metadata = obj.Metadata,
        InvolvedObject = obj.Regarding,
        Reason = obj.Reason,
        Message = obj.Note,
        Source = obj.DeprecatedSource,
        FirstTimestamp = obj.DeprecatedFirstTimestamp,
        LastTimestamp = obj.DeprecatedLastTimestamp,
        Count = obj.DeprecatedCount,
        Type = obj.Type,
        EventTime = obj.EventTime,
        Series = obj.Series is { } series ? new() { Count = series.Count, LastObservedTime = series.LastObservedTime } : null,
        Action = obj.Action,
        Related = obj.Related,
        ReportingComponent = obj.ReportingController ?? "",
        ReportingInstance = obj.ReportingInstance ?? "",
    };

    public static Api.Events.Event FromCore(Event obj) => new()
    {
        Metadata = obj.Metadata,
        EventTime = obj.EventTime,
        Series = obj.Series is { } series ? new() { Count = series.Count, LastObservedTime = series.LastObservedTime } : null,
        ReportingController = NullIfEmpty(obj.ReportingComponent),
        ReportingInstance = NullIfEmpty(obj.ReportingInstance),
        Action = obj.Action,
        Reason = obj.Reason,
        Regarding = obj.InvolvedObject,
        Related = obj.Related,
        Note = obj.Message,
        Type = obj.Type,
        DeprecatedSource = obj.Source,
        DeprecatedFirstTimestamp = obj.FirstTimestamp,
        DeprecatedLastTimestamp = obj.LastTimestamp,
        DeprecatedCount = obj.Count,
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
