namespace ClusterSim.Api.Networking;

/// <summary>Certificate to use for a set of Ingress hosts.</summary>
public sealed record IngressTLS : ApiRecord
{
    /// <summary>Host names the certificate covers; the controller's default applies when unset.</summary>
    [Atomic]
    public ValueList<string> Hosts { get; init; } = [];

    /// <summary>Name of the Secret with certificate and key; unset leaves the choice to SNI routing or the controller.</summary>
    public string? SecretName { get; init; }
}
