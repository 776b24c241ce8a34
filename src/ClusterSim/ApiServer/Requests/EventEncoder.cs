using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Requests;

/// <summary>Turns events into bytes, once for all watchers of the same write.</summary>
/// <param name="loop">The loop on whose instants they are delivered: what a table says of ages holds for one of them.</param>
internal sealed class EventEncoder(SimulationLoop loop)
{
    // All watchers of a write are served in one go, so the last few results are all that is ever asked for again.
    private readonly Encoded[] _recent = new Encoded[4];
    private DateTimeOffset _instant;
    private int _next;

    /// <param name="type">What happened.</param>
    /// <param name="obj">The object, as it is served.</param>
    /// <param name="form">The form of the watch.</param>
    /// <param name="withColumns">Whether a table says what its columns are.</param>
    public ReadOnlyMemory<byte> Encode(WatchEventType type, ApiObject obj, ResponseForm form, bool withColumns)
    {
        if (_instant != loop.Now)
        {
            Array.Clear(_recent);
            _instant = loop.Now;
        }
        foreach (var known in _recent)
            if (ReferenceEquals(known.Object, obj) && known.Type == type && known.WithColumns == withColumns && known.Form == form)
                return known.Bytes;
        var bytes = ResponseWriter.Event(type, obj, form, withColumns);
        _recent[_next++ % _recent.Length] = new(obj, type, form, withColumns, bytes);
        return bytes;
    }

    private readonly record struct Encoded(ApiObject? Object, WatchEventType Type, ResponseForm Form, bool WithColumns, byte[] Bytes);
}
