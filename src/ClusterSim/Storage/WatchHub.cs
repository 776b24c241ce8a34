namespace ClusterSim.Storage;

/// <summary>Who watches one kind, found by what they watch.</summary>
internal sealed class WatchHub
{
    // Lists are replaced, never changed: a delivery walks what it found, whoever comes or goes meanwhile.
    private readonly Dictionary<ObjectKey, Subscription[]> _byObject = [];
    private readonly Dictionary<string, Subscription[]> _byNamespace = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Subscription[]> _byNode = new(StringComparer.Ordinal);
    private Subscription[] _all = [];

    public void Add(Subscription subscription) => Replace(subscription, list => [.. list, subscription]);

    public void Remove(Subscription subscription) => Replace(subscription, list => Array.FindAll(list, other => other != subscription));

    /// <summary>Tells everybody concerned, in the order in which they subscribed.</summary>
    public void Deliver(in StoreChange change)
    {
        var audience = new Audience();
        audience.Add(_all);
        if (_byNamespace.Count > 0 && _byNamespace.TryGetValue(change.Object.Metadata.Namespace ?? "", out var list))
            audience.Add(list);
        if (_byObject.Count > 0 && _byObject.TryGetValue(change.Key, out list))
            audience.Add(list);
        if (_byNode.Count > 0)
            AddNodes(ref audience, change);
        while (audience.Next() is { } subscription)
            subscription.Deliver(change);
    }

    private void AddNodes(ref Audience audience, in StoreChange change)
    {
        var after = WatchScope.NodeOf(change.Object);
        if (after is not null && _byNode.TryGetValue(after, out var list))
            audience.Add(list);
        if (WatchScope.NodeOf(change.Before) is { } before && before != after && _byNode.TryGetValue(before, out list))
            audience.Add(list);
    }

    private void Replace(Subscription subscription, Func<Subscription[], Subscription[]> change)
    {
        var key = subscription.Scope.Key;
        switch (subscription.Scope.Kind)
        {
            case WatchScope.ScopeKind.Namespace:
                Replace(_byNamespace, key.Namespace, change);
                break;
            case WatchScope.ScopeKind.Object:
                Replace(_byObject, key, change);
                break;
            case WatchScope.ScopeKind.Node:
                Replace(_byNode, key.Name, change);
                break;
            default:
                _all = change(_all);
                break;
        }
    }

    private static void Replace<TKey>(Dictionary<TKey, Subscription[]> lists, TKey key, Func<Subscription[], Subscription[]> change) where TKey : notnull
    {
        var list = change(lists.GetValueOrDefault(key, []));
        if (list.Length == 0)
            lists.Remove(key);
        else
            lists[key] = list;
    }

    /// <summary>A few sorted lists, merged as they are walked.</summary>
    private struct Audience
    {
        private const int Lists = 5;
        private Slots _lists;
        private Positions _positions;
        private int _count;

        public void Add(Subscription[] list)
        {
            if (list.Length > 0)
                _lists[_count++] = list;
        }

        public Subscription? Next()
        {
            Subscription? next = null;
            var from = 0;
            for (var i = 0; i < _count; i++)
            {
                if (_positions[i] < _lists[i].Length && _lists[i][_positions[i]] is var first && (next is null || first.Sequence < next.Sequence))
                    (next, from) = (first, i);
            }
            if (next is not null)
                _positions[from]++;
            return next;
        }

        [System.Runtime.CompilerServices.InlineArray(Lists)]
        private struct Slots
        {
            private Subscription[] _first;
        }

        [System.Runtime.CompilerServices.InlineArray(Lists)]
        private struct Positions
        {
            private int _first;
        }
    }
}
