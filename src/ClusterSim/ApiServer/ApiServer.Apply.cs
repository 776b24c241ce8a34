using ClusterSim.Api.Autoscaling.V1;
using ClusterSim.ApiServer.Apply;
using ClusterSim.ApiServer.Registry;

namespace ClusterSim.ApiServer;

/// <content>Server-side apply for callers in the same process.</content>
public sealed partial class ApiServer
{
    /// <summary>Applies what is set in <paramref name="obj"/>, in the name of <paramref name="fieldManager"/>; null: the caller's.</summary>
    internal T ServerSideApply<T>(Caller caller, T obj, string? fieldManager, bool force, string subresource) where T : ApiObject
    {
        ArgumentNullException.ThrowIfNull(obj);
        return (T)ServerSideApply(caller, EndpointOf(obj), ObjectKey.Of(obj), AppliedConfiguration.Of(obj, subresource), fieldManager, force, subresource);
    }

    private ApiObject ServerSideApply(Caller caller, ResourceEndpoint endpoint, ObjectKey key, JsonValue config, string? fieldManager, bool force, string subresource)
    {
        if (!_loop.IsHeld)
            return _loop.Invoke(() => ServerSideApply(caller, endpoint, key, config, fieldManager, force, subresource));
        if (config is not JsonObject fields)
            throw ApiErrors.BadRequest("error decoding YAML: a configuration is an object");
        var context = string.IsNullOrEmpty(fieldManager) ? caller.Quiet : new WriteContext(caller, collectsWarnings: false) { FieldManager = fieldManager };
        if (subresource == "scale")
        {
            _registry.ApplyScale(endpoint, key, fields, force, context, scale => scale);
            return _registry.Get(endpoint, key);
        }
        return _registry.Apply(endpoint, key, fields, force, RulesFor(endpoint, subresource), context, obj => Named(obj, key)).Object;
    }

    private static UpdateRules RulesFor(ResourceEndpoint endpoint, string subresource) => subresource switch
    {
        "" => UpdateRules.Main,
        "status" => UpdateRules.Status,
        _ => endpoint.Strategy.RulesFor(subresource) ?? throw ApiErrors.NoSuchPath(),
    };

    private static ApiObject Named(ApiObject obj, ObjectKey key)
    {
        var metadata = obj.Metadata;
        if (metadata.Name != key.Name || (metadata.Namespace ?? "") is { Length: > 0 } given && given != key.Namespace)
            throw ApiErrors.BadRequest($"the configuration is for {ObjectKey.Of(obj)}, not for {key}");
        return key.Namespace.Length == 0 || metadata.Namespace == key.Namespace ? obj : obj with { Metadata = metadata with { Namespace = key.Namespace } };
    }
}
