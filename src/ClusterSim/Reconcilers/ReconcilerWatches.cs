namespace ClusterSim.Reconcilers;

/// <summary>What a reconciler watches besides its own kind, and which of its objects a change concerns.</summary>
/// <typeparam name="T">The kind it looks after.</typeparam>
public sealed class ReconcilerWatches<T> where T : ApiObject
{
    private readonly List<Watched> _watched = [];

    /// <summary>Everything declared so far, in order.</summary>
    internal IReadOnlyList<Watched> All => _watched;

    /// <summary>Objects of <typeparamref name="TOwned"/> whose controller is a <typeparamref name="T"/>: a change concerns that owner.</summary>
    public ReconcilerWatches<T> Owns<TOwned>() where TOwned : ApiObject
    {
        _watched.Add(new(typeof(TOwned), null));
        return this;
    }

    /// <summary>Objects of <typeparamref name="TOther"/>: a change concerns the objects that <paramref name="concerns"/> names.</summary>
    /// <param name="concerns">Called with the state after a change and, where they differ, the state before it.</param>
    public ReconcilerWatches<T> Watches<TOther>(Func<TOther, IEnumerable<ObjectKey>> concerns) where TOther : ApiObject
    {
        _watched.Add(new(typeof(TOther), obj => concerns((TOther)obj)));
        return this;
    }

    /// <summary>One declared watch.</summary>
    /// <param name="Type">Kind watched.</param>
    /// <param name="Concerns">Which objects a change concerns; null: the controller of the changed object.</param>
    internal sealed record Watched(Type Type, Func<ApiObject, IEnumerable<ObjectKey>>? Concerns);
}
