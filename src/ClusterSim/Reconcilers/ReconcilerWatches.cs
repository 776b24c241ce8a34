using ClusterSim.Client;

namespace ClusterSim.Reconcilers;

/// <summary>What a reconciler watches besides its own kind, and which of its objects a change concerns.</summary>
/// <typeparam name="T">The kind it looks after.</typeparam>
public sealed class ReconcilerWatches<T> where T : ApiObject
{
    private static readonly ResourceAttribute Kind = ResourceAttribute.Of(typeof(T));

    private readonly List<Watched> _watched = [];

    internal ReconcilerWatches()
    {
    }

    /// <summary>Everything declared so far, in order.</summary>
    internal IReadOnlyList<Watched> All => _watched;

    /// <summary>Objects of <typeparamref name="TOwned"/> whose controller is a <typeparamref name="T"/>: a change concerns that owner.</summary>
    public ReconcilerWatches<T> Owns<TOwned>() where TOwned : ApiObject => Add<TOwned>((before, after, add) =>
    {
        if (after is not null)
            AddController(after, add);
        if (before is not null && before.Metadata.OwnerReferences != after?.Metadata.OwnerReferences)
            AddController(before, add);
    });

    /// <summary>Objects of <typeparamref name="TOther"/>: a change concerns the objects that <paramref name="concerns"/> names.</summary>
    /// <param name="concerns">Called with the state before a change and with the state after it, where there is one.</param>
    public ReconcilerWatches<T> Watches<TOther>(Func<TOther, IEnumerable<ObjectKey>> concerns) where TOther : ApiObject => Add<TOther>((before, after, add) =>
    {
        if (before is not null)
            AddAll(concerns(before), add);
        if (after is not null)
            AddAll(concerns(after), add);
    });

    /// <summary>Objects of <typeparamref name="TOther"/>: a change concerns the objects that <paramref name="concerns"/> names.</summary>
    /// <param name="concerns">Called with the state before a change (null: the object is new) and the state after it (null: it is gone).</param>
    public ReconcilerWatches<T> Watches<TOther>(Func<TOther?, TOther?, IEnumerable<ObjectKey>> concerns) where TOther : ApiObject =>
        Add<TOther>((before, after, add) => AddAll(concerns(before, after), add));

    private ReconcilerWatches<T> Add<TOther>(Action<TOther?, TOther?, Action<ObjectKey>> wake) where TOther : ApiObject
    {
        _watched.Add((informers, add) => informers.For<TOther>().OnChange((before, after) => wake(before, after, add)));
        return this;
    }

    /// <summary>Adds the controller, provided it is of this kind. A namesake of it is looked at in vain, which does no harm.</summary>
    private static void AddController(ApiObject obj, Action<ObjectKey> add)
    {
        if (obj.Controller is { } owner && owner.Kind == Kind.KindOf(typeof(T)) && GroupOf(owner.ApiVersion).SequenceEqual(Kind.Group))
            add(new(Kind.Namespaced ? obj.Metadata.Namespace ?? "" : "", owner.Name));
    }

    private static void AddAll(IEnumerable<ObjectKey> keys, Action<ObjectKey> add)
    {
        if (keys is IReadOnlyCollection<ObjectKey> { Count: 0 })
            return; // As a rule.
        foreach (var key in keys)
            add(key);
    }

    private static ReadOnlySpan<char> GroupOf(string apiVersion) => apiVersion.LastIndexOf('/') is >= 0 and var slash ? apiVersion.AsSpan(0, slash) : [];

    /// <summary>Begins one declared watch.</summary>
    /// <param name="informers">Where changes come from.</param>
    /// <param name="add">Called with the key of each object that a change concerns.</param>
    internal delegate void Watched(Informers informers, Action<ObjectKey> add);
}
