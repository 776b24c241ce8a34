namespace ClusterSim.Storage;

/// <summary>A watch of the store as a stream. Each subscriber gets its own, from the beginning.</summary>
internal sealed class StoreWatch<T>(ObjectStore store, ResourceType resource, WatchScope scope, long? fromRevision) : IObservable<WatchEvent<T>> where T : ApiObject
{
    public IDisposable Subscribe(IObserver<WatchEvent<T>> observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        IDisposable subscription = System.Reactive.Disposables.Disposable.Empty;
        store.InvokeOnLoop(() =>
        {
            var last = Math.Max(store.Revision, fromRevision ?? 0); // What is written while replaying is delivered, not replayed.
            try
            {
                Begin(observer);
            }
            catch (RevisionExpiredException expired)
            {
                observer.OnError(expired);
                return;
            }
            subscription = store.Subscribe(resource, scope, last, change => observer.OnNext(EventOf(change)));
        });
        return subscription;
    }

    private void Begin(IObserver<WatchEvent<T>> observer)
    {
        if (fromRevision is { } revision)
            store.Replay(resource, scope, revision, change => observer.OnNext(EventOf(change)));
        else
        {
            foreach (var obj in Existing())
                observer.OnNext(new(WatchEventType.Added, obj));
        }
    }

    private IEnumerable<T> Existing() => scope.Kind switch
    {
        WatchScope.ScopeKind.Object => store.Find<T>(resource, scope.Key) is { } obj ? [obj] : [],
        WatchScope.ScopeKind.Namespace => store.List<T>(resource, scope.Key.Namespace),
        WatchScope.ScopeKind.Node => store.List<T>(resource).Where(obj => scope.Contains(obj)),
        _ => store.List<T>(resource),
    };

    private static WatchEvent<T> EventOf(in StoreChange change) => new(change.Type, (T)change.Object, (T?)change.Before);
}
