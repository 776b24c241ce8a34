namespace ClusterSim.Api.ApiExtensions;

/// <summary>Where in objects the <c>scale</c> subresource finds its numbers.</summary>
public sealed record CustomResourceSubresourceScale : ApiRecord
{
    /// <summary>Path of the number wanted, below <c>.spec</c>, as in <c>.spec.replicas</c>.</summary>
    [Required]
    public string SpecReplicasPath { get; init; } = "";

    /// <summary>Path of the number there is, below <c>.status</c>.</summary>
    [Required]
    public string StatusReplicasPath { get; init; } = "";

    /// <summary>Path of a label selector written as text, below <c>.spec</c> or <c>.status</c>; needed by the HorizontalPodAutoscaler.</summary>
    [KeepEmpty]
    public string? LabelSelectorPath { get; init; }
}
