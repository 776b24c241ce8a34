namespace ClusterSim.Api.Networking;

/// <summary>Routes requests for one host according to their path.</summary>
public sealed record IngressRule : ApiRecord
{
    /// <summary>Host name to match, optionally with a leading <c>*.</c> wildcard label; all hosts when unset.</summary>
    public string? Host { get; init; }

    /// <summary>Paths and backends for the host; when unset, all traffic goes to the default backend.</summary>
    public HTTPIngressRuleValue? Http { get; init; }
}
