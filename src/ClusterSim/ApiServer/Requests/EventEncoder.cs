using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Requests;

/// <summary>Turns events into bytes, once for all watchers of the same write.</summary>
internal sealed class EventEncoder
{
    // All watchers of a write are served in one go, so the last few results are all that is ever asked for again.
    private readonly (ApiObject? Object, WatchEventType Type, ResponseForm Form, byte[] Bytes)[] _recent = new (ApiObject?, WatchEventType, ResponseForm, byte[])[4];
    private int _next;

    public ReadOnlyMemory<byte> Encode(WatchEventType type, ApiObject obj, ResponseForm form)
    {
        foreach (var known in _recent)
            if (ReferenceEquals(known.Object, obj) && known.Type == type && known.Form == form)
                return known.Bytes;
        var bytes = ResponseWriter.Event(type, obj, form);
        _recent[_next++ % _recent.Length] = (obj, type, form, bytes);
        return bytes;
    }
}
