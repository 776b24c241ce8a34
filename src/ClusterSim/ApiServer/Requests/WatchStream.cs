using ClusterSim.ApiServer.Registry;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Requests;

/// <summary>A watch as bytes, a line or frame for each event, from the state at the time of the request on.</summary>
/// <remarks>Source: apiserver endpoints/handlers/watch.go, storage/cacher (v1.36).</remarks>
internal sealed class WatchStream : IObservable<ReadOnlyMemory<byte>>
{
    private static readonly TimeSpan BookmarkInterval = TimeSpan.FromMinutes(1); // defaultBookmarkFrequency
    private static readonly TimeSpan LastBookmark = TimeSpan.FromSeconds(2); // Before the end, in cacheWatcher.nextBookmarkTime.

    private readonly SimulationLoop _loop;
    private readonly ObjectStore _store;
    private readonly ResourceEndpoint _endpoint;
    private readonly ListOptions _options;
    private readonly ResponseForm _form;
    private readonly EventEncoder _encoder;
    private readonly WatchScope _scope;
    private readonly DateTimeOffset _end;
    private readonly long _from;
    private ObjectView<ApiObject>? _initial; // Let go of as soon as it is sent.

    public WatchStream(SimulationLoop loop, ObjectStore store, ResourceRequest request, ListOptions options, EventEncoder encoder, TimeSpan duration)
    {
        (_loop, _store, _options, _encoder, _end) = (loop, store, options, encoder, loop.Now + duration);
        (_endpoint, _form) = (request.Endpoint, request.Form with { IsPretty = false });
        _scope = ScopeOf(request, options);
        // Without a revision, or with any, a watch begins with what there is; so does one that asks for it.
        var beginsWithState = options.SendInitialEvents ?? options.Revision is null or 0;
        _from = options.Revision is > 0 and var revision && !beginsWithState ? revision : store.Revision;
        _initial = beginsWithState ? store.List(_endpoint.StoredType, request.Path.Namespace) : null;
    }

    public IDisposable Subscribe(IObserver<ReadOnlyMemory<byte>> observer) => _loop.Invoke(() => new Run(this, observer));

    private static WatchScope ScopeOf(ResourceRequest request, ListOptions options)
    {
        if (request.Type.ClrType == typeof(Pod) && options.Fields.Exact("spec.nodeName") is { Length: > 0 } node && request.Path.Namespace is null)
            return WatchScope.Node(node);
        var name = request.Path.Name.Length > 0 ? request.Path.Name : options.Fields.Exact("metadata.name") ?? "";
        if (name.Length > 0 && (request.Path.Namespace is not null || !request.Type.Namespaced))
            return WatchScope.Object(new(request.Path.Namespace ?? "", name));
        return request.Path.Namespace is { } ns ? WatchScope.Namespace(ns) : WatchScope.All;
    }

    /// <summary>One subscriber's watch.</summary>
    private sealed class Run : IDisposable, IObserver<WatchEvent<ApiObject>>
    {
        private readonly WatchStream _watch;
        private readonly IObserver<ReadOnlyMemory<byte>> _observer;
        private readonly IDisposable? _subscription;
        private readonly ScheduledEvent _end;
        private ScheduledEvent _bookmark;
        private bool _isOver;
        private bool _hasColumns; // A table says what its columns are once, at the beginning.

        public Run(WatchStream watch, IObserver<ReadOnlyMemory<byte>> observer)
        {
            (_watch, _observer) = (watch, observer);
            SendInitial();
            _subscription = watch._store.Watch<ApiObject>(watch._endpoint.StoredType, watch._scope, watch._from).Subscribe(this);
            if (_isOver)
                return;
            _end = watch._loop.Schedule(Until(watch._end), EventRank.Default, OnCompleted, periodic: true);
            watch._endpoint.Retired += OnCompleted;
            ScheduleBookmark();
        }

        public void OnNext(WatchEvent<ApiObject> stored)
        {
            if (_isOver)
                return;
            var change = _watch._endpoint.Serve(stored);
            var options = _watch._options;
            if (change.Type == WatchEventType.Deleted)
            {
                if (options.Matches(change.Before ?? change.Object))
                    Send(WatchEventType.Deleted, change.Object);
                return;
            }
            var was = change.Before is not null && options.Matches(change.Before);
            if (options.Matches(change.Object))
                Send(was ? WatchEventType.Modified : WatchEventType.Added, change.Object);
            else if (was)
                Send(WatchEventType.Deleted, _watch._encoder.Departed(change.Before!, Stamp.RevisionOf(change.Object))); // It has left the view.
        }

        public void OnError(Exception error)
        {
            if (error is not RevisionExpiredException)
            {
                End();
                _observer.OnError(error);
                return;
            }
            _observer.OnNext(ResponseWriter.ErrorEvent(ApiErrors.Expired(error.Message).Status, _watch._form));
            OnCompleted();
        }

        public void OnCompleted()
        {
            if (_isOver)
                return;
            End();
            _observer.OnCompleted();
        }

        public void Dispose() => _watch._loop.Invoke(End);

        private void SendInitial()
        {
            var initial = _watch._initial;
            _watch._initial = null;
            foreach (var stored in initial ?? Enumerable.Empty<ApiObject>())
                if (_watch._endpoint.Serve(stored) is var obj && _watch._scope.Contains(obj) && _watch._options.Matches(obj))
                    Send(WatchEventType.Added, obj);
            if (_watch._options is { SendInitialEvents: true, AllowWatchBookmarks: true })
                SendBookmark(_watch._from, isEndOfState: true);
        }

        private void Send(WatchEventType type, ApiObject obj)
        {
            var withColumns = !_hasColumns && _watch._form.Content == ResponseContent.Table;
            _hasColumns = true;
            _observer.OnNext(_watch._encoder.Encode(type, obj, _watch._form, withColumns));
        }

        private void SendBookmark(long revision, bool isEndOfState) =>
            Send(WatchEventType.Bookmark, _watch._encoder.Bookmark(_watch._endpoint, revision, isEndOfState));

        private void ScheduleBookmark()
        {
            if (!_watch._options.AllowWatchBookmarks)
                return;
            var beforeTheEnd = Until(_watch._end - LastBookmark);
            var due = beforeTheEnd > TimeSpan.Zero && beforeTheEnd < BookmarkInterval ? beforeTheEnd : BookmarkInterval;
            _bookmark = _watch._loop.Schedule(due, EventRank.Default, Bookmark, periodic: true);
        }

        private void Bookmark()
        {
            SendBookmark(_watch._store.Revision, isEndOfState: false);
            if (!_isOver)
                ScheduleBookmark();
        }

        private TimeSpan Until(DateTimeOffset time) => time - _watch._loop.Now;

        private void End()
        {
            _isOver = true;
            _watch._endpoint.Retired -= OnCompleted;
            _subscription?.Dispose();
            _end.Cancel();
            _bookmark.Cancel();
        }
    }
}
