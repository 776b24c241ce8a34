namespace ClusterSim.Api.Networking;

/// <summary>Describes the owner of an IPAddress.</summary>
public sealed record IPAddressSpec : ApiRecord
{
    /// <summary>Object that uses the address, normally a Service; immutable.</summary>
    [Required]
    public ParentReference ParentRef { get; init; } = Unset<ParentReference>.Value;
}
