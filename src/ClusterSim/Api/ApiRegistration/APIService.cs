namespace ClusterSim.Api.ApiRegistration;

/// <summary>Says who serves a version of an API group: the API server itself, or a Service behind it.</summary>
/// <remarks>Source: kube-aggregator apis/apiregistration/v1/types.go, APIService (v1.36). Differs from Kubernetes: requests are not passed on to the Service.</remarks>
[Resource("apiregistration.k8s.io", "v1", "apiservices", Namespaced = false, Subresources = Subresources.Status, Categories = ["api-extensions"])]
public sealed record APIService : ApiObject
{
    /// <summary>The version, its place in discovery, and who serves it.</summary>
    public APIServiceSpec Spec { get; init; } = Unset<APIServiceSpec>.Value;

    /// <summary>Whether the version can be reached.</summary>
    public APIServiceStatus Status { get; init; } = Unset<APIServiceStatus>.Value;
}
