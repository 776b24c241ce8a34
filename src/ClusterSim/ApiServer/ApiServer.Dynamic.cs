using ClusterSim.Api.Autoscaling.V1;
using ClusterSim.ApiServer.Registry;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer;

/// <content>The verbs for callers in the same process that know the kind only when they run.</content>
public sealed partial class ApiServer
{
    internal ApiObject? Find(ResourceType type, ObjectKey key) => EndpointOf(type) is { Custom: not null } endpoint
        ? _store.Find(endpoint.StoredType, key) is { } obj ? endpoint.Serve(obj) : null
        : _store.Find(type, key);

    internal IReadOnlyList<ApiObject> List(ResourceType type, string? @namespace) => EndpointOf(type) is { Custom: not null } endpoint
        ? endpoint.Serve<ApiObject>(_store.List(endpoint.StoredType, @namespace))
        : _store.List(type, @namespace);

    /// <summary>The kind under which the store holds the objects of a kind that a CustomResourceDefinition defines; for others, the kind itself.</summary>
    internal ResourceType StoredTypeOf(ResourceType type) => EndpointOf(type) is { Custom: not null } endpoint ? endpoint.StoredType : type;

    internal ApiObject Patch(Caller caller, ResourceType type, ObjectKey key, Patch patch, string subresource)
    {
        if (patch.Type == PatchType.Apply)
            return ServerSideApply(caller, EndpointOf(type), key, patch.Body, null, false, subresource);
        return _loop.IsHeld ? ApplyPatch(EndpointOf(type), key, patch, subresource, caller.Quiet) : _loop.Invoke(() => Patch(caller, type, key, patch, subresource));
    }

    internal Scale GetScale(ResourceType type, ObjectKey key)
    {
        if ((type.Subresources & Subresources.Scale) == 0)
            throw ApiErrors.NoSuchPath();
        return ResourceRegistry.ScaleOf(EndpointOf(type), Find(type, key) ?? throw ApiErrors.NotFound(type, key.Name));
    }

    internal Scale UpdateScale(Caller caller, ResourceType type, ObjectKey key, Scale scale) =>
        _loop.Invoke(() => _registry.ReplaceScale(EndpointOf(type), key, scale, caller.Quiet));

    internal ApiObject Delete(Caller caller, ResourceType type, ObjectKey key, DeleteOptions? options) => _loop.IsHeld
        ? _registry.Delete(EndpointOf(type), key, options ?? new(), caller.Quiet).Object
        : _loop.Invoke(() => Delete(caller, type, key, options));

    internal void DeleteCollection(Caller caller, ResourceType type, string @namespace, DeleteOptions? options)
    {
        if (_loop.IsHeld)
            _registry.DeleteAll(EndpointOf(type), List(type, @namespace), options ?? new(), caller.Quiet);
        else
            _loop.Invoke(() => DeleteCollection(caller, type, @namespace, options));
    }
}
