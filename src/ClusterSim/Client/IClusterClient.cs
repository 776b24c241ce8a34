using ClusterSim.ApiServer;
using ClusterSim.Storage;

namespace ClusterSim.Client;

/// <summary>A component's access to the API: typed, in memory, under the component's name.</summary>
/// <remarks>
/// <para>Writes go through the API server and take effect at once; what they cause (watch events, and so what caches show) is delivered later at the same virtual instant.
/// Where reads come from depends on the client: <c>cluster.Client</c> reads the store, a reconciler's client reads caches.</para>
/// <para>Every method throws <see cref="ApiException"/> with what a real API server would have answered.</para>
/// </remarks>
public interface IClusterClient
{
    /// <summary>Who is calling, as in <c>deployment-controller</c>: the event log, managed fields and events name it.</summary>
    string Actor { get; }

    /// <summary>The cluster's clock.</summary>
    TimeProvider Time { get; }

    /// <summary>The object at <paramref name="key"/>, or null when there is none.</summary>
    T? Find<T>(ObjectKey key) where T : ApiObject;

    /// <summary>Objects of a kind, by namespace and name.</summary>
    /// <param name="namespace">Only this namespace; null for all.</param>
    /// <param name="selector">Only objects whose labels match; null for all.</param>
    IReadOnlyList<T> List<T>(string? @namespace = null, LabelSelector? selector = null) where T : ApiObject;

    /// <summary>Objects of a kind whose controller (the owner reference marked so) is <paramref name="owner"/>, by namespace and name.</summary>
    IReadOnlyList<T> ListOwnedBy<T>(ApiObject owner) where T : ApiObject;

    /// <summary>What happens to the objects of a kind, as a stream that never ends.</summary>
    /// <param name="scope">Which of them; all unless set.</param>
    /// <param name="fromRevision">
    /// Null: begins with an <see cref="WatchEventType.Added"/> for each object there is. Else begins with what was written after that revision; subscribers
    /// get an <see cref="ApiException"/> 410 <c>Expired</c> when the API server no longer remembers.
    /// </param>
    /// <returns>A stream whose later events come through the loop, each at the virtual instant of its write. An observer that throws stops the run.</returns>
    IObservable<WatchEvent<T>> Watch<T>(WatchScope scope = default, long? fromRevision = null) where T : ApiObject;

    /// <summary>Creates an object. An empty name with <c>generateName</c> gets a random ending.</summary>
    /// <returns>The object as stored: defaulted, with uid, revision and creation time.</returns>
    T Create<T>(T obj) where T : ApiObject;

    /// <summary>Replaces an object, its status excepted where the kind has a status subresource.</summary>
    /// <remarks>With a <c>resourceVersion</c> the write is refused (409 <c>Conflict</c>) when the object has changed since. A write that changes nothing is none.</remarks>
    T Update<T>(T obj) where T : ApiObject;

    /// <summary>Replaces the status of an object and nothing else.</summary>
    T UpdateStatus<T>(T obj) where T : ApiObject;

    /// <summary>Server-side apply: creates the object or merges what is set in <paramref name="obj"/> into it, and owns those fields from then on.</summary>
    /// <remarks>
    /// <para>What was applied under the same name before and is not set any longer is removed, unless somebody else owns it.</para>
    /// <para>A record does not tell a field that is set to its default from one that is not set, and neither is applied. Patch with <see cref="PatchType.Apply"/> where that matters.</para>
    /// </remarks>
    /// <param name="obj">The object, in which nothing is set but what is to be owned.</param>
    /// <param name="fieldManager">In whose name; null: <see cref="Actor"/>, up to its first slash.</param>
    /// <param name="force">Whether to take fields from others who own them and say something else. Else that is a 409 <c>Conflict</c>.</param>
    /// <param name="subresource">Empty, or <c>status</c>.</param>
    /// <returns>The object as it is now.</returns>
    T Apply<T>(T obj, string? fieldManager = null, bool force = false, string subresource = "") where T : ApiObject;

    /// <summary>Changes parts of an object.</summary>
    /// <param name="key">Which object.</param>
    /// <param name="patch">What to change.</param>
    /// <param name="subresource">Empty, or <c>status</c> or <c>scale</c>.</param>
    T Patch<T>(ObjectKey key, Patch patch, string subresource = "") where T : ApiObject;

    /// <summary>Deletes an object, or marks it for deletion when finalizers or a grace period hold it.</summary>
    /// <returns>The object as it was left: its last state when it is gone.</returns>
    T Delete<T>(ObjectKey key, DeleteOptions? options = null) where T : ApiObject;

    /// <summary>Binds a Pod to a Node, as a scheduler does.</summary>
    void Bind(ObjectKey pod, Binding binding);

    /// <summary>Deletes a Pod through its <c>eviction</c> subresource, as <c>kubectl drain</c> does: unless a disruption budget forbids it now.</summary>
    /// <exception cref="ApiServer.ApiException">429 <c>TooManyRequests</c>: a PodDisruptionBudget needs the Pod. 500: the Pod has more than one budget.</exception>
    void Evict(ObjectKey pod, DeleteOptions? options = null);

    /// <summary>Replaces the <c>spec.finalizers</c> of a Namespace, as whoever has emptied it does; a deleted Namespace goes with the last of them.</summary>
    Namespace FinalizeNamespace(Namespace @namespace);

    /// <summary>Sets the number of replicas through the <c>scale</c> subresource.</summary>
    void Scale<T>(ObjectKey key, int replicas) where T : ApiObject;
}
