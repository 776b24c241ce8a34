using ClusterSim.Client;

namespace ClusterSim.Reconcilers;

/// <summary>What a reconciler watches besides its own kind, and which of its objects a change concerns.</summary>
/// <typeparam name="T">The kind it looks after.</typeparam>
public sealed class ReconcilerWatches<T> where T : ApiObject
{
    private readonly List<Watched> _watched = [];

    /// <summary>Everything declared so far, in order.</summary>
    internal IReadOnlyList<Watched> All => _watched;

    /// <summary>Objects of <typeparamref name="TOwned"/> whose controller is a <typeparamref name="T"/>: a change concerns that owner.</summary>
    public ReconcilerWatches<T> Owns<TOwned>() where TOwned : ApiObject => Watches<TOwned>(ControllerOf);

    /// <summary>Objects of <typeparamref name="TOther"/>: a change concerns the objects that <paramref name="concerns"/> names.</summary>
    /// <param name="concerns">Called with the state before a change and with the state after it, where there is one.</param>
    public ReconcilerWatches<T> Watches<TOther>(Func<TOther, IEnumerable<ObjectKey>> concerns) where TOther : ApiObject =>
        Watches<TOther>((before, after) => (before is null ? [] : concerns(before)).Concat(after is null ? [] : concerns(after)));

    /// <summary>Objects of <typeparamref name="TOther"/>: a change concerns the objects that <paramref name="concerns"/> names.</summary>
    /// <param name="concerns">Called with the state before a change (null: the object is new) and the state after it (null: it is gone).</param>
    public ReconcilerWatches<T> Watches<TOther>(Func<TOther?, TOther?, IEnumerable<ObjectKey>> concerns) where TOther : ApiObject
    {
        _watched.Add(new(informers => informers.For<TOther>(), (before, after) => concerns((TOther?)before, (TOther?)after)));
        return this;
    }

    /// <summary>The controller, provided it is of this kind; a namesake of it is looked at in vain, which does no harm.</summary>
    private static IEnumerable<ObjectKey> ControllerOf(ApiObject obj)
    {
        var kind = ResourceAttribute.Of(typeof(T));
        if (obj.Controller is not { } owner || owner.Kind != kind.KindOf(typeof(T)) || GroupOf(owner.ApiVersion) != kind.Group)
            return [];
        return [new(kind.Namespaced ? obj.Metadata.Namespace ?? "" : "", owner.Name)];
    }

    private static string GroupOf(string apiVersion) => apiVersion.LastIndexOf('/') is >= 0 and var slash ? apiVersion[..slash] : "";

    /// <summary>One declared watch.</summary>
    /// <param name="Informer">Where its changes come from.</param>
    /// <param name="Concerns">Which objects a change concerns.</param>
    internal sealed record Watched(Func<Informers, Informer> Informer, Func<ApiObject?, ApiObject?, IEnumerable<ObjectKey>> Concerns);
}
