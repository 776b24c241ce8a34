using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Requests;

/// <summary>Turns events into bytes, once for all watchers of the same write.</summary>
internal sealed class EventEncoder
{
    // All watchers of a write are served in one go, so the last few results are all that is ever asked for again.
    private readonly (ApiObject? Object, WatchEventType Type, ResponseContent Content, byte[] Bytes)[] _recent = new (ApiObject?, WatchEventType, ResponseContent, byte[])[4];
    private int _next;

    public ReadOnlyMemory<byte> Encode(WatchEventType type, ApiObject obj, ResponseContent content)
    {
        foreach (var known in _recent)
            if (ReferenceEquals(known.Object, obj) && known.Type == type && known.Content == content)
                return known.Bytes;
        var bytes = ResponseWriter.Event(type, obj, content);
        _recent[_next++ % _recent.Length] = (obj, type, content, bytes);
        return bytes;
    }
}
