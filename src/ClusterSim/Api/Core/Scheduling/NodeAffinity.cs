namespace ClusterSim.Api.Core;

/// <summary>Rules on which Nodes a Pod may or would rather run; ignored once it runs.</summary>
public sealed record NodeAffinity : ApiRecord
{
    /// <summary>Terms of which the Node must match one, or the Pod stays pending. Null means any Node.</summary>
    public NodeSelector? RequiredDuringSchedulingIgnoredDuringExecution { get; init; }

    /// <summary>Weighted wishes; each Node scores the weights of the terms it matches.</summary>
    [Atomic]
    public ValueList<PreferredSchedulingTerm> PreferredDuringSchedulingIgnoredDuringExecution { get; init; } = [];
}
