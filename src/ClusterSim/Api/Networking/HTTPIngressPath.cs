namespace ClusterSim.Api.Networking;

/// <summary>Sends HTTP requests on one URL path to a backend.</summary>
public sealed record HTTPIngressPath : ApiRecord
{
    /// <summary>Path to match, starting with <c>/</c>; required for types <c>Exact</c> and <c>Prefix</c>.</summary>
    public string? Path { get; init; }

    /// <summary>How the path is matched: <c>Exact</c>, <c>Prefix</c> (by path element) or <c>ImplementationSpecific</c>.</summary>
    [Required]
    public string PathType { get; init; } = "";

    /// <summary>Service or other resource that receives matching requests.</summary>
    [Required]
    public IngressBackend Backend { get; init; } = Unset<IngressBackend>.Value;
}
