using ClusterSim.Api.Autoscaling.V1;
using ClusterSim.ApiServer;

namespace ClusterSim.Client;

/// <summary>Access to the API for components that look after objects of any kind, whatever kinds there are; else <see cref="IClusterClient"/> says more.</summary>
/// <remarks>
/// <para>Reads come from the store and show the very last write. Every method throws <see cref="ApiException"/> with what a real API server would have answered.</para>
/// <para>Source: client-go dynamic, metadata and discovery (v1.36).</para>
/// </remarks>
public sealed class DynamicClient
{
    private readonly ApiServer.ApiServer _server;
    private readonly Caller _caller;

    internal DynamicClient(ApiServer.ApiServer server, Caller caller) => (_server, _caller) = (server, caller);

    /// <summary>Called when a kind was added or taken away.</summary>
    public event Action KindsChanged
    {
        add => _server.Scheme.Changed += value;
        remove => _server.Scheme.Changed -= value;
    }

    /// <summary>All kinds that are served, in the order of API discovery; of a group's versions the preferred one comes first.</summary>
    public IReadOnlyList<ResourceType> Kinds => _server.Scheme.All;

    /// <summary>The kind of that version and name; null when it is not served.</summary>
    /// <param name="apiVersion">Group and version, as in <c>apps/v1</c> or <c>v1</c>.</param>
    /// <param name="kind">Name of the kind, as in <c>Deployment</c>.</param>
    public ResourceType? FindKind(string apiVersion, string kind) => _server.Scheme.Find(apiVersion, kind);

    /// <summary>The object at <paramref name="key"/>, or null when there is none.</summary>
    public ApiObject? Find(ResourceType kind, ObjectKey key) => _server.Find(kind, key);

    /// <summary>Objects of a kind, by namespace and name.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="namespace">Only this namespace; null for all.</param>
    public IReadOnlyList<ApiObject> List(ResourceType kind, string? @namespace = null) => _server.List(kind, @namespace);

    /// <summary>Creates an object. An empty name with <c>generateName</c> gets a random ending.</summary>
    /// <returns>The object as stored: defaulted, with uid, revision and creation time.</returns>
    public ApiObject Create(ApiObject obj) => _server.Create(_caller, obj);

    /// <summary>Changes parts of an object.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="key">Which object.</param>
    /// <param name="patch">What to change.</param>
    /// <param name="subresource">Empty, or <c>status</c> or <c>scale</c>.</param>
    public ApiObject Patch(ResourceType kind, ObjectKey key, Patch patch, string subresource = "")
    {
        ArgumentNullException.ThrowIfNull(patch);
        return _server.Patch(_caller, kind, key, patch, subresource);
    }

    /// <summary>The number of replicas of an object that has a <c>scale</c> subresource, and the selector of its Pods.</summary>
    /// <exception cref="ApiException">There is no such object, or its kind does not scale.</exception>
    public Scale GetScale(ResourceType kind, ObjectKey key) => _server.GetScale(kind, key);

    /// <summary>Changes the number of replicas of an object that has a <c>scale</c> subresource.</summary>
    /// <exception cref="ApiException">The API server refuses, as it does when the object has changed since <paramref name="scale"/> was read.</exception>
    public Scale UpdateScale(ResourceType kind, ObjectKey key, Scale scale) => _server.UpdateScale(_caller, kind, key, scale);

    /// <summary>Server-side apply: creates the object or merges what is set in <paramref name="obj"/> into it, and owns those fields from then on.</summary>
    /// <inheritdoc cref="IClusterClient.Apply{T}(T, string?, bool, string)"/>
    public ApiObject Apply(ApiObject obj, string? fieldManager = null, bool force = false, string subresource = "") =>
        _server.ServerSideApply(_caller, obj, fieldManager, force, subresource);

    /// <summary>Replaces an object, its status excepted where the kind has a status subresource.</summary>
    public ApiObject Update(ApiObject obj) => _server.Update(_caller, obj);

    /// <summary>Deletes an object, or marks it for deletion when finalizers or a grace period hold it.</summary>
    /// <returns>The object as it was left: its last state when it is gone.</returns>
    public ApiObject Delete(ResourceType kind, ObjectKey key, DeleteOptions? options = null) => _server.Delete(_caller, kind, key, options);

    /// <summary>Deletes all objects of a kind in a namespace.</summary>
    public void DeleteCollection(ResourceType kind, string @namespace, DeleteOptions? options = null) => _server.DeleteCollection(_caller, kind, @namespace, options);
}
