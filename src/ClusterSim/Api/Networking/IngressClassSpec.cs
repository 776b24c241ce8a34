namespace ClusterSim.Api.Networking;

/// <summary>Contents of an IngressClass: the controller and its parameters.</summary>
public sealed record IngressClassSpec : ApiRecord
{
    /// <summary>Domain-prefixed name of the responsible controller, such as <c>example.com/ingress</c>; at most 250 characters and immutable.</summary>
    public string? Controller { get; init; }

    /// <summary>Object with extra controller settings; null when none are needed.</summary>
    public IngressClassParametersReference? Parameters { get; init; }
}
