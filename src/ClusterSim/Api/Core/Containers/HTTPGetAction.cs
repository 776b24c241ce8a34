namespace ClusterSim.Api.Core;

/// <summary>HTTP GET request sent for a probe or hook; a status of 200–399 is success.</summary>
public sealed record HTTPGetAction : ApiRecord
{
    /// <summary>Path to request on the server; defaults to <c>/</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Port number, 1–65535, or the name of a container port.</summary>
    [Required]
    public IntOrString Port { get; init; }

    /// <summary>Host to connect to; defaults to the Pod's IP address.</summary>
    public string? Host { get; init; }

    /// <summary><c>HTTP</c> (default) or <c>HTTPS</c>; certificates are not verified.</summary>
    public string? Scheme { get; init; }

    /// <summary>Extra request headers; the same name may occur more than once.</summary>
    [Atomic]
    public ValueList<HTTPHeader> HttpHeaders { get; init; } = [];
}
