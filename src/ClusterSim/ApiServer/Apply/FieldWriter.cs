using ClusterSim.ApiServer.Registry;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Apply;

/// <summary>Somebody who writes objects of a kind on one path; there is one for all such writes.</summary>
/// <param name="endpoint">The kind, in the version that is written.</param>
/// <param name="id">Who.</param>
/// <param name="find">Finds the other versions of a kind.</param>
internal sealed class FieldWriter(ResourceEndpoint endpoint, ManagerId id, Func<string, string, ResourceEndpoint?> find)
{
    public ResourceEndpoint Endpoint { get; } = endpoint;

    public ManagerId Id { get; } = id;

    /// <summary>What leaves of changed fields those that can be changed on this path.</summary>
    public Func<FieldSet, FieldSet> Filter { get; } = ResetFields.FilterFor(endpoint.Type, id.Subresource);

    /// <summary>An object as JSON; null stands for one in which nothing is set.</summary>
    public VersionedObject In(ApiObject? obj)
    {
        obj ??= Endpoint.Type.ClrType == typeof(CustomResource) ? new CustomResource(Endpoint.Type.ApiVersion, Endpoint.Type.Kind) : (ApiObject)ObjectSchema.Of(Endpoint.Type.ClrType).Empty;
        return new(Endpoint, ObjectJson.ToJson(obj with { Metadata = obj.Metadata.OwnedAs(null) }), find);
    }
}
