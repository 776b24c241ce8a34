namespace ClusterSim.Client;

/// <summary>A cache of all objects of one kind, fed by a watch; see <see cref="Informer{T}"/>.</summary>
public abstract class Informer
{
    /// <summary>Name of the index over the uid of the owner that manages an object; every informer has it.</summary>
    public const string ByController = "controller";

    /// <summary>Name of the index over <c>spec.nodeName</c>, without the Pods that are not bound; the informer of Pods has it.</summary>
    public const string ByNode = "nodeName";

    private protected Informer(ResourceType resource) => Resource = resource;

    /// <summary>The kind.</summary>
    public ResourceType Resource { get; }

    /// <summary>The store's revision up to which the cache knows what happened to its kind.</summary>
    public long Revision { get; private protected set; }

    /// <summary>How much later than written changes arrive here; null (the default) is what <see cref="Informers.Lag"/> says. Changes keep their order.</summary>
    public TimeSpan? Lag { get; set; }

    /// <summary>Lets the change with <paramref name="revision"/> arrive later by <paramref name="delay"/> than it would.</summary>
    internal abstract void Delay(long revision, TimeSpan delay);

    /// <summary>Calls <paramref name="handler"/> at once with each object there is, and then for each change, with the object before (null: it is new) and after it (null: it is gone).</summary>
    /// <returns>Disposing it ends the calls.</returns>
    public abstract IDisposable OnAnyChange(Action<ApiObject?, ApiObject?> handler);
}
