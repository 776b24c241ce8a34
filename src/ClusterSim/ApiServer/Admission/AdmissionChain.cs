using ClusterSim.ApiServer.Registry;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Admission;

/// <summary>The plugins of a server, in order, and for each sort of request those it concerns.</summary>
internal sealed class AdmissionChain(ObjectStore store, Func<Type, ResourceType> typeOf, IReadOnlyList<IAdmissionPlugin> plugins)
{
    private readonly Dictionary<(AdmissionOperation, ResourceType, string), IAdmissionPlugin[]> _concerned = []; // Looked up only, never walked.

    public IReadOnlyList<IAdmissionPlugin> Plugins => plugins;

    public ObjectStore Store => store;

    public ResourceType TypeOf(Type type) => typeOf(type);

    /// <summary>How a plugin writes a status; set by whoever runs the chain.</summary>
    public Action<ApiObject> WriteStatus { get; set; } = _ => throw new InvalidOperationException("Nobody has said how admission plugins write a status.");

    /// <summary>Lets every plugin change <paramref name="obj"/>.</summary>
    /// <returns>The write as they leave it; null when it concerns none of them.</returns>
    public AdmissionRequest? Mutate(AdmissionOperation operation, ResourceType resource, string subresource, ApiObject obj, ApiObject? old, WriteContext context)
    {
        AdmissionRequest? request = null;
        var concerned = Concerned(operation, resource, subresource);
        foreach (var plugin in concerned)
            if (HasWork(plugin))
            {
                request ??= Request(operation, resource, subresource, obj, old, context, null);
                request.Object = plugin.Mutate(request) ?? request.Object;
            }
        if (request?.Reinvocation is { IsNeeded: true } again)
        {
            again.Start();
            foreach (var plugin in concerned)
                if (HasWork(plugin))
                    request.Object = plugin.Mutate(request) ?? request.Object;
        }
        return request;
    }

    /// <summary>Lets every plugin refuse the write.</summary>
    public void Validate(
        AdmissionOperation operation, ResourceType resource, string subresource, ApiObject? obj, ApiObject? old, WriteContext context, DeleteOptions? options = null)
    {
        AdmissionRequest? request = null;
        foreach (var plugin in Concerned(operation, resource, subresource))
            if (HasWork(plugin))
                plugin.Validate(request ??= Request(operation, resource, subresource, obj, old, context, options));
    }

    /// <summary>Lets every plugin refuse a write that <see cref="Mutate"/> began with; null when it concerned nobody then, nor does now.</summary>
    /// <param name="request">What <see cref="Mutate"/> returned.</param>
    /// <param name="obj">The object in its final form.</param>
    public void Validate(AdmissionRequest? request, ApiObject obj)
    {
        if (request is null)
            return;
        request.Object = obj;
        foreach (var plugin in Concerned(request.Operation, request.Resource, request.Subresource))
            if (HasWork(plugin))
                plugin.Validate(request);
    }

    private bool HasWork(IAdmissionPlugin plugin) => plugin is not IOccasionalPlugin occasional || occasional.HasWork(store);

    private AdmissionRequest Request(
        AdmissionOperation operation, ResourceType resource, string subresource, ApiObject? obj, ApiObject? old, WriteContext context, DeleteOptions? options) =>
        new(this, context) { Operation = operation, Resource = resource, Subresource = subresource, Object = obj, OldObject = old, DeleteOptions = options };

    private IAdmissionPlugin[] Concerned(AdmissionOperation operation, ResourceType resource, string subresource)
    {
        if (_concerned.TryGetValue((operation, resource, subresource), out var concerned))
            return concerned;
        concerned = Handling(operation, resource, subresource);
        _concerned.Add((operation, resource, subresource), concerned);
        return concerned;
    }

    private IAdmissionPlugin[] Handling(AdmissionOperation operation, ResourceType resource, string subresource) =>
        [.. plugins.Where(plugin => plugin.Handles(operation, resource, subresource))];
}
