using ClusterSim.ApiServer.Strategies;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Registry;

/// <summary>One kind as a server serves it: its names and what is particular to it.</summary>
internal sealed class ResourceEndpoint(ResourceType type, ResourceStrategy strategy)
{
    public ResourceType Type { get; } = type;

    public ResourceStrategy Strategy { get; } = strategy;

    /// <summary>The 422 these errors amount to.</summary>
    public ApiException Invalid(ApiObject obj, FieldErrors errors) => ApiErrors.Invalid(Type.Group, Type.Kind, obj.Metadata.Name ?? "", errors);
}
