namespace ClusterSim.Api.Core;

/// <summary>Parts of the SELinux label that a container runs with.</summary>
public sealed record SELinuxOptions : ApiRecord
{
    /// <summary>User part of the SELinux label; unset keeps the runtime's choice.</summary>
    public string? User { get; init; }

    /// <summary>Role part of the SELinux label; unset keeps the runtime's choice.</summary>
    public string? Role { get; init; }

    /// <summary>Type part of the SELinux label; unset keeps the runtime's choice.</summary>
    public string? Type { get; init; }

    /// <summary>Level part of the SELinux label, such as <c>s0:c123,c456</c>; unset keeps the runtime's choice.</summary>
    public string? Level { get; init; }
}
