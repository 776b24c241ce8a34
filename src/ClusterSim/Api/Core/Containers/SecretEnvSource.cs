namespace ClusterSim.Api.Core;

/// <summary>Turns every entry of a Secret into environment variables.</summary>
public sealed record SecretEnvSource : ApiRecord
{
    /// <summary>Whether the container may start although the Secret is missing. Default false.</summary>
    public bool? Optional { get; init; }

    /// <summary>Name of the Secret, in the Pod's namespace.</summary>
    public string? Name { get; init; }
}
