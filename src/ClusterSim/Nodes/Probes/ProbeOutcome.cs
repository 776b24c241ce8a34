namespace ClusterSim.Nodes.Probes;

/// <summary>What came of asking once.</summary>
/// <param name="Verdict">How it went.</param>
/// <param name="Message">What the Event says of it; empty when there is nothing to tell.</param>
/// <remarks>Source: pkg/probe/probe.go (v1.36).</remarks>
internal readonly record struct ProbeOutcome(ProbeVerdict Verdict, string Message = "")
{
    public static ProbeOutcome Success => new(ProbeVerdict.Success);

    public static ProbeOutcome Failure(string message) => new(ProbeVerdict.Failure, message);

    public static ProbeOutcome Error(string message) => new(ProbeVerdict.Error, message);
}

/// <summary>How a probe went.</summary>
internal enum ProbeVerdict : byte
{
    Success,

    /// <summary>A success about which there is something to tell.</summary>
    Warning,

    Failure,

    /// <summary>It could not be carried out, so that nothing follows from it.</summary>
    Error,
}
