namespace ClusterSim.Api.Authentication;

/// <summary>Somebody who makes requests.</summary>
/// <remarks>Source: api/authentication/v1/types.go, UserInfo (v1.36).</remarks>
public sealed record UserInfo : ApiRecord
{
    /// <summary>Name that tells the user apart.</summary>
    public string? Username { get; init; }

    /// <summary>Id that tells the user apart from others who had the name before; unset when there is none.</summary>
    public string? Uid { get; init; }

    /// <summary>Groups the user belongs to.</summary>
    [Atomic]
    public ValueList<string> Groups { get; init; } = [];

    /// <summary>Whatever else whoever authenticated the user said of them.</summary>
    public ValueMap<ValueList<string>> Extra { get; init; } = [];
}
