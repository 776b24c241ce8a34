namespace ClusterSim.Api.Resources;

/// <summary>One wish, either exact or with alternatives.</summary>
public sealed record DeviceRequest : ApiRecord
{
    /// <summary>DNS label, unique in the claim.</summary>
    [Required]
    public string Name { get; init; } = "";

    /// <summary>The one way to meet the wish.</summary>
    public ExactDeviceRequest? Exactly { get; init; }

    /// <summary>Ways to meet the wish, best first, at most 8; the first that can be met is taken.</summary>
    [Atomic]
    public ValueList<DeviceSubRequest> FirstAvailable { get; init; } = [];
}
