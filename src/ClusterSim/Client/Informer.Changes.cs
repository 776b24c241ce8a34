using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Client;

/// <content>Taking changes in, and telling of them.</content>
public sealed partial class Informer<T>
{
    private readonly Queue<StoreChange> _delayed = new();
    private readonly Queue<(long Revision, TimeSpan Delay)> _delays = new(); // Of changes yet to come.
    private ChangeHandler[] _handlers = []; // Replaced, never changed: handlers may come and go while they are called.
    private DateTimeOffset _lastDue;

    /// <summary>Calls <paramref name="handler"/> for each change, with the object before (null: it is new) and after it (null: it is gone).</summary>
    /// <param name="handler">Called when the cache and all indexes show the change, in the order in which handlers came.</param>
    /// <param name="existing">Whether to call it at once with each object there is, as if it were new; true unless set.</param>
    /// <returns>Disposing it ends the calls.</returns>
    public IDisposable OnChange(Action<T?, T?> handler, bool existing = true)
    {
        ArgumentNullException.ThrowIfNull(handler);
        var added = new ChangeHandler(this, handler);
        if (existing)
        {
            foreach (var obj in Items)
                handler(null, obj);
        }
        _handlers = [.. _handlers, added];
        return added;
    }

    /// <summary>Calls <paramref name="handler"/> for changes of the objects to which an index gives one value. Others cost nothing, however many such handlers there are.</summary>
    /// <param name="index">Name of the index.</param>
    /// <param name="value">The value.</param>
    /// <param name="handler">
    /// Called after the handlers of all changes, with the object before (null: it is new under this value) and after it (null: it is gone, or stands under another value).
    /// </param>
    /// <param name="existing">Whether to call it at once with each object there is; true unless set.</param>
    /// <returns>Disposing it ends the calls.</returns>
    /// <exception cref="InvalidOperationException">There is no such index.</exception>
    public IDisposable OnChange(string index, string value, Action<T?, T?> handler, bool existing = true)
    {
        ArgumentNullException.ThrowIfNull(handler);
        if (existing)
        {
            foreach (var obj in ByIndex(index, value))
                handler(null, obj);
        }
        return Index(index).OnChange(value, handler);
    }

    /// <inheritdoc/>
    public override IDisposable OnAnyChange(Action<ApiObject?, ApiObject?> handler) => OnChange(handler);

    internal override void Delay(long revision, TimeSpan delay) => _delays.Enqueue((revision, delay));

    private void Receive(StoreChange change)
    {
        var lag = (Lag ?? _informers.Lag) + DelayOf(change.Revision);
        if (lag <= TimeSpan.Zero && _delayed.Count == 0)
        {
            Apply(change);
            return;
        }
        if (_loop.Now + lag is var due && due > _lastDue) // Else what was delayed for longer goes first.
            _lastDue = due;
        _delayed.Enqueue(change);
        _loop.Schedule(_lastDue - _loop.Now, EventRank.Delivery, () => Apply(_delayed.Dequeue()));
    }

    private TimeSpan DelayOf(long revision)
    {
        while (_delays.TryPeek(out var next) && next.Revision <= revision)
        {
            _delays.Dequeue();
            if (next.Revision == revision)
                return next.Delay;
        }
        return TimeSpan.Zero;
    }

    private void Apply(in StoreChange change)
    {
        var key = change.Key;
        var after = (T?)change.After;
        var before = (T?)(after is null ? _objects.Remove(key) : _objects.Set(key, after));
        foreach (var index in _indexList)
            index.Change(key, before, after);
        foreach (var tally in _tallyList)
            tally.Change(before, after);
        Revision = change.Revision;
        foreach (var handler in _handlers)
            handler.Call(before, after);
        foreach (var index in _indexList)
            index.Tell(before, after);
    }

    private sealed class ChangeHandler(Informer<T> informer, Action<T?, T?> handler) : IDisposable
    {
        private bool _disposed;

        public void Call(T? before, T? after)
        {
            if (!_disposed)
                handler(before, after);
        }

        public void Dispose()
        {
            _disposed = true;
            informer._handlers = Array.FindAll(informer._handlers, other => other != this);
        }
    }
}
