namespace ClusterSim.Faults;

/// <summary>How a command in a container ended.</summary>
/// <param name="ExitCode">Its exit code; 128 and the signal's number when it was killed.</param>
/// <param name="Output">What it wrote to standard output, read as UTF-8.</param>
/// <param name="Error">What it wrote to standard error.</param>
public sealed record ExecResult(int ExitCode, string Output, string Error);
