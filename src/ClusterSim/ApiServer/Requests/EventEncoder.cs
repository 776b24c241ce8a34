using ClusterSim.ApiServer.Registry;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Requests;

/// <summary>Turns events into bytes, once for all watchers of the same write.</summary>
/// <param name="loop">The loop on whose instants they are delivered: what a table says of ages holds for one of them.</param>
internal sealed class EventEncoder(SimulationLoop loop)
{
    // All watchers of a write are served in one go, so the last few results are all that is ever asked for again.
    private readonly Encoded[] _recent = new Encoded[8];
    private DateTimeOffset _instant;
    private int _next;
    private (ApiObject? Before, long Revision, ApiObject Object) _departed;
    private (ResourceType? Type, long Revision, bool IsEndOfState, ApiObject Object) _bookmark;

    /// <param name="type">What happened.</param>
    /// <param name="obj">The object, as it is served.</param>
    /// <param name="form">The form of the watch.</param>
    /// <param name="withColumns">Whether a table says what its columns are.</param>
    public ReadOnlyMemory<byte> Encode(WatchEventType type, ApiObject obj, in ResponseForm form, bool withColumns)
    {
        if (_instant != loop.Now)
        {
            Array.Clear(_recent);
            _instant = loop.Now;
        }
        foreach (ref readonly var known in _recent.AsSpan())
            if (ReferenceEquals(known.Object, obj) && known.Type == type && known.WithColumns == withColumns && known.Form == form)
                return known.Bytes;
        var bytes = ResponseWriter.Event(type, obj, form, withColumns);
        _recent[_next++ % _recent.Length] = new(obj, type, form, withColumns, bytes);
        return bytes;
    }

    /// <summary>The last state of an object that has left a watch's view, at the revision at which it did.</summary>
    public ApiObject Departed(ApiObject before, long revision)
    {
        if (!ReferenceEquals(_departed.Before, before) || _departed.Revision != revision)
            _departed = (before, revision, Stamp.Revision(before, revision));
        return _departed.Object;
    }

    /// <summary>An object with nothing but a revision, up to which a watcher has now seen everything.</summary>
    /// <param name="endpoint">The kind that is watched.</param>
    /// <param name="revision">The revision.</param>
    /// <param name="isEndOfState">Whether this ends the state with which the watch began.</param>
    public ApiObject Bookmark(ResourceEndpoint endpoint, long revision, bool isEndOfState)
    {
        var type = endpoint.Type;
        if (!ReferenceEquals(_bookmark.Type, type) || _bookmark.Revision != revision || _bookmark.IsEndOfState != isEndOfState)
        {
            var empty = type.ClrType == typeof(CustomResource) ? new CustomResource(type.ApiVersion, type.Kind) : (ApiObject)ObjectSchema.Of(type.ClrType).Empty;
            ValueMap<string> annotations = isEndOfState ? [new("k8s.io/initial-events-end", "true")] : []; // InitialEventsAnnotationKey
            _bookmark = (type, revision, isEndOfState, empty with { Metadata = new() { ResourceVersion = ResponseWriter.Revision(revision), Annotations = annotations } });
        }
        return _bookmark.Object;
    }

    private readonly record struct Encoded(ApiObject? Object, WatchEventType Type, ResponseForm Form, bool WithColumns, byte[] Bytes);
}
