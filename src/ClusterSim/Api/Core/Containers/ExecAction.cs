namespace ClusterSim.Api.Core;

/// <summary>Command to run inside the container for a probe or hook.</summary>
public sealed record ExecAction : ApiRecord
{
    /// <summary>Program and arguments, run without a shell; exit code 0 is success, any other is failure.</summary>
    [Atomic]
    public ValueList<string> Command { get; init; } = [];
}
