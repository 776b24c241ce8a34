namespace ClusterSim.Api.Networking;

/// <summary>List of HTTP paths and their backends for one host.</summary>
public sealed record HTTPIngressRuleValue : ApiRecord
{
    /// <summary>Paths to match; the longest match wins, and exact beats prefix. At least one.</summary>
    [NullWhenEmpty, Required, Atomic]
    public ValueList<HTTPIngressPath> Paths { get; init; } = [];
}
