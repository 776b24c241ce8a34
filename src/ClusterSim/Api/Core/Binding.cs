namespace ClusterSim.Api.Core;

/// <summary>Request that ties a Pod to a Node; the scheduler posts it to the Pod's binding subresource.</summary>
/// <remarks>Source: api/core/v1/types.go, Binding (v1.36).</remarks>
[Resource("", "v1", "bindings", Verbs = ["create"])]
public sealed record Binding : ApiObject
{
    /// <summary>Object to bind to, in practice a Node given by name.</summary>
    [Required]
    public ObjectReference Target { get; init; } = Unset<ObjectReference>.Value;
}
