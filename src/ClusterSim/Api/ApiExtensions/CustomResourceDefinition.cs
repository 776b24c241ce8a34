namespace ClusterSim.Api.ApiExtensions;

/// <summary>Adds a kind of one's own to the API: its names, its scope, and for each version its schema and what is served with it.</summary>
/// <remarks>Source: apiextensions/v1/types.go, CustomResourceDefinition (v1.36).</remarks>
[Resource("apiextensions.k8s.io", "v1", "customresourcedefinitions", Namespaced = false, ShortNames = ["crd", "crds"], Categories = ["api-extensions"], Subresources = Subresources.Status)]
public sealed record CustomResourceDefinition : ApiObject
{
    /// <summary>What is to be served.</summary>
    [Required]
    public CustomResourceDefinitionSpec Spec { get; init; } = Unset<CustomResourceDefinitionSpec>.Value;

    /// <summary>What is served, and whether something stands in the way.</summary>
    public CustomResourceDefinitionStatus Status { get; init; } = Unset<CustomResourceDefinitionStatus>.Value;
}
