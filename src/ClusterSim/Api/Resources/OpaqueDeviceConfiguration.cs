namespace ClusterSim.Api.Resources;

/// <summary>Settings that only a driver understands.</summary>
public sealed record OpaqueDeviceConfiguration : ApiRecord
{
    /// <summary>DNS name of the driver.</summary>
    [Required]
    public string Driver { get; init; } = "";

    /// <summary>Any JSON object, at most 10 KiB, best with <c>kind</c> and <c>apiVersion</c> of its own.</summary>
    [NullWhenEmpty, Required]
    public JsonValue? Parameters { get; init; }
}
