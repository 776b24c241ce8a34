using ClusterSim.Simulation;

namespace ClusterSim.Storage;

/// <content>Telling those who watch.</content>
public sealed partial class ObjectStore
{
    private readonly StoreHistory _history;
    private readonly Delivery _delivery;
    private long _delivered;
    private long _subscriptions;

    /// <summary>The oldest revision from which a watch can still begin.</summary>
    public long OldestRevision => _loop.Invoke(() =>
    {
        _history.Trim(_loop.Now, _delivered);
        return _history.Oldest;
    });

    /// <summary>What happens to the objects of a kind.</summary>
    /// <param name="resource">The kind.</param>
    /// <param name="scope">Which of them; all unless set.</param>
    /// <param name="fromRevision">
    /// Null: begins with an <see cref="WatchEventType.Added"/> for each object there is, by namespace and name. Else begins with what was written after that revision;
    /// if that is forgotten, subscribers get a <see cref="RevisionExpiredException"/>.
    /// </param>
    /// <returns>
    /// A stream that never ends. What is known already comes while subscribing, what is written later comes through the loop. An observer that throws stops the run.
    /// </returns>
    /// <typeparam name="T">The record that holds the kind, or a base of it.</typeparam>
    public IObservable<WatchEvent<T>> Watch<T>(ResourceType resource, WatchScope scope = default, long? fromRevision = null) where T : ApiObject =>
        new StoreWatch<T>(this, resource, scope, fromRevision);

    /// <summary>Has <paramref name="handler"/> called, through the loop, for each change of objects in <paramref name="scope"/> that is written from now on.</summary>
    /// <remarks>Subscribers are called in the order in which they subscribed. Disposing ends it at once, even for changes that wait to be delivered.</remarks>
    internal IDisposable Subscribe(ResourceType resource, WatchScope scope, Action<StoreChange> handler) => Subscribe(resource, scope, Revision, handler);

    internal IDisposable Subscribe(ResourceType resource, WatchScope scope, long after, Action<StoreChange> handler) => _loop.Invoke(() =>
    {
        var watchers = TableOf(resource).Watchers;
        var subscription = new Subscription(_loop, watchers, scope, _subscriptions++, after, handler);
        watchers.Add(subscription);
        return subscription;
    });

    /// <summary>Calls <paramref name="handler"/> for each change in <paramref name="scope"/> after <paramref name="revision"/>, up to now.</summary>
    /// <exception cref="RevisionExpiredException">Not all of them are remembered.</exception>
    internal void Replay(ResourceType resource, WatchScope scope, long revision, Action<StoreChange> handler)
    {
        if (revision < OldestRevision)
            throw new RevisionExpiredException(revision, _history.Oldest);
        var last = _history.Newest;
        while (revision < last)
        {
            var change = _history[++revision];
            if (ReferenceEquals(change.Resource, resource) && change.Within(scope) is { } visible)
                handler(visible);
        }
    }

    internal void InvokeOnLoop(Action action) => _loop.Invoke(action);

    private void Publish(in StoreChange change)
    {
        var now = _loop.Now;
        _history.Add(change, now);
        _history.Trim(now, _delivered);
        Written?.Invoke(change);
        _loop.Schedule(TimeSpan.Zero, EventRank.Delivery, _delivery);
    }

    private void DeliverNext()
    {
        var change = _history[++_delivered];
        _tables[change.Resource].Watchers.Deliver(change);
    }

    private sealed class Delivery(ObjectStore store) : ISimulationEvent
    {
        public void Execute() => store.DeliverNext();
    }
}
