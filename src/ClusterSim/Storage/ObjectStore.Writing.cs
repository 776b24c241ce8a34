namespace ClusterSim.Storage;

/// <content>Writing: what the API server does, after it has checked everything.</content>
public sealed partial class ObjectStore
{
    /// <summary>Called inside each write, on the loop, before anything is delivered: for those who must not miss a write, such as the event log.</summary>
    internal event Action<StoreChange>? Written;

    /// <summary>Adds an object, with its owners.</summary>
    /// <returns>The object as stored: with the new revision as its <c>resourceVersion</c>.</returns>
    /// <exception cref="InvalidOperationException">There is one with the same key.</exception>
    internal ApiObject Create(ResourceType resource, ApiObject obj) => TryCreate(resource, obj) ?? throw Misuse(ObjectKey.Of(obj), "exists already");

    /// <inheritdoc cref="Create"/>
    /// <returns>The object as stored: with the new revision as its <c>resourceVersion</c>; null when there is one with the same key.</returns>
    internal ApiObject? TryCreate(ResourceType resource, ApiObject obj)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return _loop.Invoke((Store: this, resource, obj), static call => call.Store.TryWrite(call.resource, call.obj, call.obj.Metadata.Ownership, WatchEventType.Added));
    }

    /// <summary>Replaces an object, as a whole.</summary>
    /// <param name="resource">The kind.</param>
    /// <param name="obj">The complete new state.</param>
    /// <param name="expectedRevision">The revision at which the stored object must be; null: any.</param>
    /// <returns>The object as stored: with the new revision as its <c>resourceVersion</c>.</returns>
    /// <exception cref="RevisionConflictException">It is at another one.</exception>
    /// <exception cref="InvalidOperationException">There is no such object.</exception>
    internal ApiObject Update(ResourceType resource, ApiObject obj, long? expectedRevision = null) => Update(resource, obj, obj?.Metadata.Ownership, expectedRevision);

    /// <param name="resource">The kind.</param>
    /// <param name="obj">The complete new state.</param>
    /// <param name="ownership">Who owns its fields, whatever the object itself says.</param>
    /// <param name="expectedRevision">The revision at which the stored object must be; null: any.</param>
    /// <inheritdoc cref="Update(ResourceType, ApiObject, long?)"/>
    internal ApiObject Update(ResourceType resource, ApiObject? obj, FieldOwnership? ownership, long? expectedRevision = null)
    {
        ArgumentNullException.ThrowIfNull(obj);
        return _loop.Invoke((Store: this, resource, obj, ownership, expectedRevision), static call =>
        {
            if (call.expectedRevision is { } expected)
                call.Store.Expect(call.resource, ObjectKey.Of(call.obj), expected);
            return call.Store.Write(call.resource, call.obj, call.ownership, WatchEventType.Modified);
        });
    }

    /// <summary>Removes an object.</summary>
    /// <returns>Its last state, with the revision of the deletion as its <c>resourceVersion</c>.</returns>
    /// <inheritdoc cref="Update(ResourceType, ApiObject, long?)"/>
    internal ApiObject Delete(ResourceType resource, ObjectKey key, long? expectedRevision = null)
    {
        if (!_loop.IsHeld)
            return _loop.Invoke(() => Delete(resource, key, expectedRevision));
        if (expectedRevision is { } expected)
            Expect(resource, key, expected);
        var last = Find(resource, key) ?? throw Misuse(key, "does not exist");
        return Write(resource, last, last.Metadata.Ownership, WatchEventType.Deleted);
    }

    private ApiObject Write(ResourceType resource, ApiObject obj, FieldOwnership? ownership, WatchEventType type) =>
        TryWrite(resource, obj, ownership, type) ?? throw Misuse(ObjectKey.Of(obj), "does not exist");

    // Null: what is to be created exists, or what is to be changed does not.
    private ApiObject? TryWrite(ResourceType resource, ApiObject obj, FieldOwnership? ownership, WatchEventType type)
    {
        var table = TableOf(resource);
        var key = ObjectKey.Of(obj);
        var stamped = Stamp.Revision(obj, _revision + 1, ownership);

        Interlocked.Increment(ref _sequence);
        var before = type == WatchEventType.Deleted ? table.Objects.Remove(key) : table.Objects.Set(key, stamped);
        var fits = before is null == (type == WatchEventType.Added);
        if (fits)
            Volatile.Write(ref _revision, _revision + 1);
        else if (before is null)
            table.Objects.Remove(key);
        else
            table.Objects.Set(key, before);
        Interlocked.Increment(ref _sequence);

        if (!fits)
            return null;
        Publish(new(resource, _revision, stamped, before, type));
        return stamped;
    }

    private void Expect(ResourceType resource, ObjectKey key, long expected)
    {
        if (Find(resource, key) is { } stored && Stamp.RevisionOf(stored) is var actual && actual != expected)
            throw new RevisionConflictException(key, expected, actual);
    }

    private static InvalidOperationException Misuse(ObjectKey key, string why) => new($"{key} {why}: the API server should have found out before it wrote.");
}
