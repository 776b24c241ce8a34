using System.Globalization;

namespace ClusterSim.Nodes.Connections;

/// <summary>How commands end, as clients are told.</summary>
/// <remarks>Source: cri-streaming remotecommand/exec.go; containerd, pkg/cri streaming (v1.36).</remarks>
internal static class StreamStatuses
{
    public static Status Success { get; } = new() { Outcome = "Success" };

    public static Status Exited(ValueList<string> command, int exitCode) => exitCode == 0 ? Success : new()
    {
        Outcome = "Failure",
        Message = $"command terminated with non-zero exit code: error executing command [{string.Join(' ', command)}], exit code {exitCode}",
        Reason = "NonZeroExitCode",
        Details = new() { Causes = [new() { Reason = "ExitCode", Message = exitCode.ToString(CultureInfo.InvariantCulture) }] },
    };

    public static Status Failed(string problem) => new()
    {
        Outcome = "Failure",
        Message = "Internal error occurred: " + problem,
        Reason = "InternalError",
        Details = new() { Causes = [new() { Message = problem }] },
        Code = 500,
    };
}
