using ClusterSim.ApiServer.Apply;

namespace ClusterSim.ApiServer.Registry;

/// <content>Server-side apply.</content>
internal sealed partial class ResourceRegistry
{
    /// <summary>Merges a configuration into the object of that name, which is created when it does not exist.</summary>
    /// <param name="endpoint">The kind of the object.</param>
    /// <param name="key">Which object.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="force">Whether to take fields from others who own them.</param>
    /// <param name="rules">What is applied to: the object or a part of it.</param>
    /// <param name="context">Who applies it.</param>
    /// <param name="check">Objects to what the object has become, or completes it.</param>
    /// <returns>The object as it is now, and whether it is new.</returns>
    public (ApiObject Object, bool IsNew) Apply(
        ResourceEndpoint endpoint, ObjectKey key, JsonObject config, bool force, UpdateRules rules, WriteContext context, Func<ApiObject, ApiObject> check)
    {
        var existing = Find(endpoint, key);
        if (existing is null && rules != UpdateRules.Main)
            throw ApiErrors.NotFound(endpoint.Type, key.Name);
        var applied = _managers.Apply(endpoint, rules.Subresource, existing, OwnersOf(existing), config, force, context);
        if (existing is null && applied.Metadata.Uid is { Length: > 0 } uid)
            throw ApiErrors.Conflict(endpoint.Type, key.Name, $"uid mismatch: the provided object specified uid {uid}, and no existing object was found");
        applied = endpoint.Strategy.Default(check(applied));
        return existing is null
            ? (Create(endpoint, applied, applied.Metadata.Ownership, context), true)
            : (Replace(endpoint, existing, applied, applied.Metadata.Ownership, rules, context), false);
    }

    private static Managed OwnersOf(ApiObject? obj) => obj is null ? Managed.Nobody : FieldManagers.Of(obj)?.Managed ?? Managed.Nobody;
}
