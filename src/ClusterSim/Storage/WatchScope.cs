namespace ClusterSim.Storage;

/// <summary>Which objects of a kind a watch is about. Each is found by index, so that thousands of narrow watches cost a write nothing.</summary>
public readonly record struct WatchScope
{
    private WatchScope(ScopeKind kind, ObjectKey key) => (Kind, Key) = (kind, key);

    /// <summary>All objects; the default.</summary>
    public static WatchScope All => default;

    internal ScopeKind Kind { get; }

    /// <summary>What is asked for: the namespace, the whole key, or the name of the Node.</summary>
    internal ObjectKey Key { get; }

    /// <summary>Those in one namespace.</summary>
    public static WatchScope Namespace(string @namespace) => new(ScopeKind.Namespace, new(@namespace, ""));

    /// <summary>The one object at <paramref name="key"/>.</summary>
    public static WatchScope Object(ObjectKey key) => new(ScopeKind.Object, key);

    /// <summary>Pods by <c>spec.nodeName</c>, as kubelets watch. No other kind has any.</summary>
    public static WatchScope Node(string name) => new(ScopeKind.Node, new(name));

    /// <summary>The Node that <paramref name="obj"/> is bound to; null for unbound Pods and all other kinds.</summary>
    internal static string? NodeOf(ApiObject? obj) => obj is Pod { Spec.NodeName: { Length: > 0 } name } ? name : null;

    internal bool Contains(ApiObject obj) => Kind switch
    {
        ScopeKind.Namespace => (obj.Metadata.Namespace ?? "") == Key.Namespace,
        ScopeKind.Object => ObjectKey.Of(obj) == Key,
        ScopeKind.Node => NodeOf(obj) == Key.Name,
        _ => true,
    };

    internal enum ScopeKind : byte
    {
        All,
        Namespace,
        Object,
        Node,
    }
}
