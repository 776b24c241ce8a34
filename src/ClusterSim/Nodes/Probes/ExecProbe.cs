using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Probes;

/// <summary>Runs a command in the container: exit code 0 is a success.</summary>
/// <remarks>Source: pkg/probe/exec/exec.go, cri-client remote_runtime.go, ExecSync (v1.36): a command that takes too long has failed; one that cannot be started decides nothing.</remarks>
internal static class ExecProbe
{
    private const int MaxOutputLength = 10 << 10; // maxReadLength

    private static readonly Task<ProbeOutcome> Succeeded = Task.FromResult(ProbeOutcome.Success);

    public static Task<ProbeOutcome> RunAsync(ContainerInstance container, ExecAction action, TimeSpan timeout)
    {
        if (!container.IsRunning)
            return Task.FromResult(ProbeOutcome.Error("rpc error: code = Unknown desc = failed to exec in container: container is in CONTAINER_EXITED state"));
        if (container.Passes(action.Command))
            return Succeeded;
        try
        {
            var output = new BufferSink();
            var exec = new Exec(container, action.Command);
            (exec.Process.Output, exec.Process.Error) = (output, output);
            return container.Loop.CallInContext(() => RunAsync(container.Loop, exec, output, timeout));
        }
        catch (ExecException refused)
        {
            return Task.FromResult(ProbeOutcome.Error($"rpc error: code = Unknown desc = {refused.Message}: unknown"));
        }
    }

    private static async Task<ProbeOutcome> RunAsync(SimulationLoop loop, Exec exec, BufferSink output, TimeSpan timeout)
    {
        var isLate = false;
        var command = string.Join(' ', exec.Process.Arguments);
        var running = exec.RunAsync();
        var end = loop.Schedule(timeout, EventRank.Default, KillIt, periodic: true);
        var exitCode = await running;
        end.Cancel();
        if (isLate)
            return ProbeOutcome.Failure($"command timed out: \"{command}\" timed out after {GoDuration.Format(timeout)}");
        return exitCode == 0 ? ProbeOutcome.Success : ProbeOutcome.Failure(output.Text is { Length: > MaxOutputLength } text ? text[..MaxOutputLength] : output.Text);

        void KillIt()
        {
            isLate = true;
            exec.Process.Kill();
        }
    }
}
