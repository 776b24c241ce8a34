using ClusterSim.Storage;

namespace ClusterSim.ApiServer;

/// <content>The verbs for callers in the same process that know the kind only when they run.</content>
public sealed partial class ApiServer
{
    internal ApiObject? Find(ResourceType type, ObjectKey key) => _store.Find(type, key);

    internal ObjectView<ApiObject> List(ResourceType type, string? @namespace) => _store.List(type, @namespace);

    internal ApiObject Patch(Caller caller, ResourceType type, ObjectKey key, Patch patch, string subresource)
    {
        if (patch.Type == PatchType.Apply)
            return ServerSideApply(caller, EndpointOf(type), key, patch.Body, null, false, subresource);
        return _loop.IsHeld ? ApplyPatch(EndpointOf(type), key, patch, subresource, caller.Quiet) : _loop.Invoke(() => Patch(caller, type, key, patch, subresource));
    }

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
