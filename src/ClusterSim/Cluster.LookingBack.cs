using ClusterSim.Storage;

namespace ClusterSim;

/// <content>The past.</content>
public sealed partial class Cluster
{
    /// <summary>All objects as they were at a revision: <c>cluster.At(revision).List&lt;Pod&gt;(cluster.Api.Scheme.Get&lt;Pod&gt;())</c>.</summary>
    /// <param name="revision">A revision of the store, as in <see cref="ApiServer.ApiServer.Revision"/> or the <c>resourceVersion</c> of an object.</param>
    /// <remarks>The last five virtual minutes are remembered, and no more than the last 32,768 writes; before that, only what <see cref="Checkpoint"/> has kept.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">There has been no such revision yet.</exception>
    /// <exception cref="RevisionExpiredException">It is too long ago.</exception>
    public StoreSnapshot At(long revision) => _store.At(revision);

    /// <summary>All objects as they are now, remembered so that <see cref="At"/> finds them however old they become, until <see cref="Forget"/>.</summary>
    public StoreSnapshot Checkpoint() => _store.Checkpoint();

    /// <summary>Lets go of a checkpoint. Nothing happens when there is none.</summary>
    public void Forget(StoreSnapshot checkpoint) => _store.Forget(checkpoint);
}
