namespace ClusterSim.Api.Core;

/// <summary>Gives a Pod access to one ResourceClaim, either existing or made from a template.</summary>
public sealed record PodResourceClaim : ApiRecord
{
    /// <summary>Name by which containers of the Pod refer to the claim; a DNS label, unique in the Pod.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>Existing ResourceClaim in the Pod's namespace; excludes <c>resourceClaimTemplateName</c>.</summary>
    [KeepEmpty]
    public string? ResourceClaimName { get; init; }

    /// <summary>ResourceClaimTemplate from which a claim owned by the Pod is made; excludes <c>resourceClaimName</c>.</summary>
    [KeepEmpty]
    public string? ResourceClaimTemplateName { get; init; }
}
