namespace ClusterSim.Api.Networking;

/// <summary>An IP range for a network policy, with optional exceptions.</summary>
public sealed record IPBlock : ApiRecord
{
    /// <summary>Address range in CIDR form, such as <c>10.0.0.0/16</c> or <c>2001:db8::/64</c>.</summary>
    [Required]
    public string Cidr { get; init; } = "";

    /// <summary>CIDR ranges inside <c>cidr</c> that are left out; none when unset.</summary>
    [Atomic]
    public ValueList<string> Except { get; init; } = [];
}
