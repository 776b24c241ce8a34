using ClusterSim.Storage.Trees;

namespace ClusterSim.Client;

/// <summary>The objects of an informer by some value, and who wants to know of changes under a value.</summary>
internal sealed class InformerIndex<T> where T : ApiObject
{
    private readonly Func<T, string?>? _value;
    private readonly Func<T, IEnumerable<string>>? _values;
    private readonly TreeToken _token = new() { IsBorne = true }; // Owns no node of any other tree, so the small maps may share it.
    private readonly Dictionary<string, ObjectMap> _objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Handler[]> _handlers = new(StringComparer.Ordinal);

    public InformerIndex(Func<T, string?> value) => _value = value;

    public InformerIndex(Func<T, IEnumerable<string>> values) => _values = values;

    public ObjectTree Of(string value) => _objects.TryGetValue(value, out var objects) ? objects.Freeze() : default;

    public int CountOf(string value) => _objects.TryGetValue(value, out var objects) ? objects.Count : 0;

    /// <summary>Moves an object from where it stood to where it stands now.</summary>
    public void Change(in ObjectKey key, T? before, T? after)
    {
        if (_value is not null)
        {
            var (old, now) = (before is null ? null : _value(before), after is null ? null : _value(after));
            if (old is not null && old != now)
                Remove(old, key);
            if (now is not null)
                Set(now, key, after!);
            return;
        }
        var values = ValuesOf(after);
        foreach (var old in ValuesOf(before))
            if (!values.Contains(old))
                Remove(old, key);
        foreach (var now in values)
            Set(now, key, after!);
    }

    /// <summary>Tells those who want to know of the values an object stood under or stands under.</summary>
    public void Tell(T? before, T? after)
    {
        if (_handlers.Count == 0)
            return;
        if (_value is not null)
        {
            TellSingle(before, after, _value);
            return;
        }
        var (old, now) = (ValuesOf(before), ValuesOf(after));
        foreach (var value in old)
            if (!now.Contains(value))
                Tell(value, before, null);
        foreach (var value in now)
            Tell(value, old.Contains(value) ? before : null, after);
    }

    public IDisposable OnChange(string value, Action<T?, T?> handler)
    {
        var added = new Handler(this, value, handler);
        _handlers[value] = [.. _handlers.GetValueOrDefault(value, []), added];
        return added;
    }

    private void TellSingle(T? before, T? after, Func<T, string?> valueOf)
    {
        var (old, now) = (before is null ? null : valueOf(before), after is null ? null : valueOf(after));
        if (old is not null && old != now)
            Tell(old, before, null);
        if (now is not null)
            Tell(now, old == now ? before : null, after);
    }

    private string[] ValuesOf(T? obj) => obj is null ? [] : _values!(obj) switch
    {
        IReadOnlyList<string> { Count: 0 } => [],
        IReadOnlyList<string> { Count: 1 } single => [single[0]],
        var several => [.. several.Distinct(StringComparer.Ordinal)],
    };

    private void Tell(string value, T? before, T? after)
    {
        if (!_handlers.TryGetValue(value, out var handlers))
            return;
        foreach (var handler in handlers)
            handler.Call(before, after);
    }

    private void Set(string value, in ObjectKey key, T obj)
    {
        if (!_objects.TryGetValue(value, out var objects))
            _objects.Add(value, objects = new(_token));
        objects.Set(key, obj);
    }

    private void Remove(string value, in ObjectKey key)
    {
        if (!_objects.TryGetValue(value, out var objects))
            return;
        objects.Remove(key);
        if (objects.Count == 0)
            _objects.Remove(value);
    }

    private sealed class Handler(InformerIndex<T> index, string value, Action<T?, T?> handler) : IDisposable
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
            var rest = Array.FindAll(index._handlers.GetValueOrDefault(value, []), other => other != this);
            if (rest.Length == 0)
                index._handlers.Remove(value);
            else
                index._handlers[value] = rest;
        }
    }
}
