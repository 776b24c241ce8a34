using ClusterSim.Client;
using ClusterSim.Storage;

namespace ClusterSim.Reconcilers;

/// <summary>Remembers what was written for an object, so that nothing is decided from a cache that does not show it yet.</summary>
/// <remarks>
/// <para>Caches lag behind (see <see cref="Informers.Lag"/>). A reconciler that creates what it does not see would create it twice. So it notes its writes here, and looks before it acts:
/// while the cache is older than the last write, it does nothing and returns <see cref="Result.Requeue"/>.</para>
/// <para>Source: the features StaleControllerConsistency* of Kubernetes 1.36.</para>
/// </remarks>
public sealed class WriteConsistency(Informers informers)
{
    private readonly Dictionary<string, Dictionary<Type, long>> _written = new(StringComparer.Ordinal); // By the owner's uid.

    /// <summary>Notes that <paramref name="written"/>, as the API server returned it, was written for <paramref name="owner"/>.</summary>
    public void Wrote<T>(ApiObject owner, T written) where T : ApiObject
    {
        var uid = owner.Metadata.Uid ?? "";
        if (!_written.TryGetValue(uid, out var revisions))
            _written.Add(uid, revisions = []);
        revisions[typeof(T)] = Stamp.RevisionOf(written);
    }

    /// <summary>Whether the cache of <typeparamref name="T"/> shows everything of that kind that was written for <paramref name="owner"/>.</summary>
    public bool HasCaughtUp<T>(ApiObject owner) where T : ApiObject
    {
        if (!_written.TryGetValue(owner.Metadata.Uid ?? "", out var revisions) || !revisions.TryGetValue(typeof(T), out var revision))
            return true;
        if (informers.For<T>().Revision < revision)
            return false;
        revisions.Remove(typeof(T));
        if (revisions.Count == 0)
            _written.Remove(owner.Metadata.Uid ?? "");
        return true;
    }

    /// <summary>Forgets what was written for <paramref name="owner"/>, as when it is gone.</summary>
    public void Forget(ApiObject owner) => _written.Remove(owner.Metadata.Uid ?? "");
}
