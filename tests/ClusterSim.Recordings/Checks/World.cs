using ClusterSim.Api.Apps;
using ClusterSim.Api.Discovery;
using ClusterSim.ApiServer.Log;
using ClusterSim.Client;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Recordings.Checks;

/// <summary>The objects of a cluster as the writes so far have left them, kind by kind.</summary>
internal sealed class World
{
    private readonly IClusterClient _client;
    private readonly Dictionary<Type, IKind> _kinds = [];
    private readonly IReadOnlyCollection<string> _components;

    public World(SimulationLoop loop, IClusterClient client, IReadOnlyCollection<string> components)
    {
        (Loop, _client, _components) = (loop, client, components);
        Add<Pod>();
        Add<Node>();
        Add<Namespace>();
        Add<Service>();
        Add<Endpoints>();
        Add<EndpointSlice>();
        Add<ReplicationController>();
        Add<ReplicaSet>();
        Add<Deployment>();
        Add<StatefulSet>();
        Add<DaemonSet>();
        Add<ControllerRevision>();
        Add<ConfigMap>();
        Add<Secret>();
        Add<ServiceAccount>();
    }

    public SimulationLoop Loop { get; }

    public IEnumerable<IKind> Kinds => _kinds.Values;

    public IEnumerable<ApiObject> Everything => _kinds.Values.SelectMany(kind => kind.Objects);

    public bool Runs(string component) => _components.Contains(component);

    public IEnumerable<T> All<T>() where T : ApiObject => _kinds[typeof(T)].Objects.Cast<T>();

    public T? Find<T>(ObjectKey key) where T : ApiObject => (T?)_kinds[typeof(T)].Find(key);

    public bool Knows(Type kind) => _kinds.ContainsKey(kind);

    /// <summary>Takes note of a write.</summary>
    public Write Take(LogEntry entry)
    {
        if (!_kinds.TryGetValue(entry.Resource.ClrType, out var kind))
            return new(entry, null, null);
        var before = kind.Find(entry.Key);
        return new(entry, before, kind.Take(entry));
    }

    private void Add<T>() where T : ApiObject => _kinds.Add(typeof(T), new Kind<T>(_client));

    /// <summary>The objects of one kind.</summary>
    internal interface IKind
    {
        IEnumerable<ApiObject> Objects { get; }

        Type Type { get; }

        ApiObject? Find(ObjectKey key);

        ApiObject? Take(LogEntry entry);

        IDisposable Subscribe(Action<WatchEventType, ApiObject> handler);
    }

    private sealed class Kind<T> : IKind where T : ApiObject
    {
        private readonly IClusterClient _client;
        private readonly SortedDictionary<ObjectKey, T> _objects = [];

        public Kind(IClusterClient client)
        {
            _client = client;
            foreach (var obj in client.List<T>())
                _objects.Add(obj.Key, obj);
        }

        public IEnumerable<ApiObject> Objects => _objects.Values;

        public Type Type => typeof(T);

        public ApiObject? Find(ObjectKey key) => _objects.GetValueOrDefault(key);

        public ApiObject? Take(LogEntry entry)
        {
            if (entry.Verb == WriteVerb.Delete)
            {
                _objects.Remove(entry.Key);
                return null;
            }
            return _objects[entry.Key] = _client.Get<T>(entry.Key);
        }

        public IDisposable Subscribe(Action<WatchEventType, ApiObject> handler)
        {
            var existing = true;
            var subscription = _client.Watch<T>().Subscribe(change =>
            {
                if (!existing)
                    handler(change.Type, change.Object);
            });
            existing = false;
            return subscription;
        }
    }
}
