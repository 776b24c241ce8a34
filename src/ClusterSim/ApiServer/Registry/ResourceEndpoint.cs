using ClusterSim.ApiServer.Apply;
using ClusterSim.ApiServer.CustomResources;
using ClusterSim.ApiServer.Selectors;
using ClusterSim.ApiServer.Strategies;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Registry;

/// <summary>One kind as a server serves it: its names, what is particular to it, and the form in which it is stored.</summary>
/// <param name="type">The kind as it is served.</param>
/// <param name="strategy">What is particular to it.</param>
/// <param name="stored">The version of the kind that the store holds; null when it is this one.</param>
internal sealed class ResourceEndpoint(ResourceType type, ResourceStrategy strategy, StoredVersion? stored = null)
{
    private readonly Conversion?[] _served = new Conversion?[4]; // Reads come from any thread: entries are replaced, never changed.
    private uint _next;

    public ResourceType Type { get; } = type;

    public ResourceStrategy Strategy { get; } = strategy;

    /// <summary>What answers where objects of the kind are questions, which are not stored; null for all others.</summary>
    public Func<ApiObject, WriteContext, ApiObject>? Answer { get; init; }

    /// <summary>The kind under which the store holds the objects.</summary>
    public ResourceType StoredType { get; } = stored?.Type ?? type;

    /// <summary>What a CustomResourceDefinition says of it; null for kinds that none defines.</summary>
    public CustomVersion? Custom { get; init; }

    /// <summary>The custom kind it is a version of; null for kinds that no CustomResourceDefinition defines.</summary>
    public CustomKind? CustomKind { get; init; }

    /// <summary>By which fields objects of a custom kind can be searched; worked out when somebody does.</summary>
    public SelectableFields? Fields { get; set; }

    /// <summary>Called when the kind is no longer served so: watches end.</summary>
    public event Action? Retired;

    /// <summary>Ends what goes by this way of serving the kind.</summary>
    public void Retire() => Retired?.Invoke();

    /// <summary>The kind's schema, as server-side apply goes by it.</summary>
    public MergeType MergeType => field ??= Strategy.MergeType
        ?? (Type.ClrType == typeof(CustomResource) ? StructuralTypes.OfResource(null) : RecordTypes.Of(Type.ClrType));

    /// <summary>The 422 these errors amount to.</summary>
    public ApiException Invalid(ApiObject obj, FieldErrors errors) => ApiErrors.Invalid(Type.Group, Type.Kind, obj.Metadata.Name ?? "", errors);

    /// <summary>The object as it is served. All watchers of a write get the same one.</summary>
    public ApiObject Serve(ApiObject obj)
    {
        if (stored is null)
            return obj;
        foreach (var known in _served)
            if (known is not null && ReferenceEquals(known.Stored, obj))
                return known.Served;
        var served = stored.Serve(obj);
        _served[_next++ & (_served.Length - 1)] = new(obj, served);
        return served;
    }

    /// <summary>The object as it is stored.</summary>
    public ApiObject Store(ApiObject obj) => stored is null ? obj : stored.Store(obj);

    /// <summary>An event of a watch with the object as it is served.</summary>
    public WatchEvent<ApiObject> Serve(WatchEvent<ApiObject> change) =>
        stored is null ? change : new(change.Type, Serve(change.Object), change.Before is null ? null : Serve(change.Before));

    /// <summary>A list of stored objects as they are served; no copy where both are the same.</summary>
    public IReadOnlyList<T> Serve<T>(ObjectView<ApiObject> view) where T : ApiObject => [.. view.Select(obj => (T)Serve(obj))];

    public bool IsStoredAsServed => stored is null;

    private sealed record Conversion(ApiObject Stored, ApiObject Served);
}
