namespace ClusterSim.Storage;

/// <summary>One write: what an object was and what it is now.</summary>
internal readonly struct StoreChange
{
    internal StoreChange(ResourceType resource, long revision, ApiObject @object, ApiObject? before, WatchEventType type)
    {
        Resource = resource;
        Revision = revision;
        Object = @object;
        Before = before;
        Type = type;
    }

    /// <summary>Kind of the object.</summary>
    public ResourceType Resource { get; }

    /// <summary>The store's revision with this write.</summary>
    public long Revision { get; }

    /// <summary>The object as written. When it was deleted: its last state, with the revision of the deletion as its <c>resourceVersion</c>.</summary>
    public ApiObject Object { get; }

    /// <summary>The object before; null when it is new.</summary>
    public ApiObject? Before { get; }

    /// <summary>The object after; null when it was deleted.</summary>
    public ApiObject? After => Type == WatchEventType.Deleted ? null : Object;

    /// <summary>What happened: <see cref="WatchEventType.Added"/>, <see cref="WatchEventType.Modified"/> or <see cref="WatchEventType.Deleted"/>.</summary>
    public WatchEventType Type { get; }

    /// <summary>Namespace and name of the object.</summary>
    public ObjectKey Key => ObjectKey.Of(Object);

    /// <summary>The change as seen by a watch of <paramref name="scope"/>: what enters its view is added, what leaves it is deleted. Null: it sees nothing.</summary>
    internal StoreChange? Within(in WatchScope scope)
    {
        if (scope.Kind != WatchScope.ScopeKind.Node) // Namespace and name never change: both states are in, or neither.
            return scope.Contains(Object) ? this : null;

        var wasIn = Before is not null && scope.Contains(Before);
        var isIn = scope.Contains(Object);
        if (wasIn && !isIn)
            return new(Resource, Revision, Stamp.Revision(Before!, Revision), Before, WatchEventType.Deleted);
        if (!isIn || (!wasIn && Type == WatchEventType.Deleted))
            return null;
        return wasIn || Type == WatchEventType.Added ? this : new(Resource, Revision, Object, null, WatchEventType.Added);
    }
}
