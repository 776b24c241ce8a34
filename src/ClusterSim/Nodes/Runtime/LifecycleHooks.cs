using ClusterSim.ApiServer.Validation;
using ClusterSim.Nodes.Probes;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Nodes.Runtime;

/// <summary>Runs what a container's spec wants done after it has started, and before it is stopped.</summary>
/// <remarks>
/// Source: lifecycle/handlers.go (v1.36).
/// Differs from Kubernetes: a command that the simulated image has not got succeeds at once, unless its image is known to lack it.
/// </remarks>
internal static class LifecycleHooks
{
    /// <summary>Runs a hook in virtual time.</summary>
    /// <returns>Null when it succeeded; else what went wrong, as a container status says it.</returns>
    public static async Task<string?> RunAsync(ContainerInstance container, ContainerContext context, LifecycleHandler hook)
    {
        if (hook.Sleep is { } sleep)
            await context.Delay(TimeSpan.FromSeconds(sleep.Seconds));
        else if (hook.Exec is { } exec)
            return await ExecAsync(container, exec);
        else if (hook.HttpGet is { } get)
            return await GetAsync(container, get);
        else
            return "Invalid handler"; // Connecting to a port is no hook any more.
        return null;
    }

    private static async Task<string?> ExecAsync(ContainerInstance container, ExecAction exec)
    {
        var output = new BufferSink();
        var command = string.Join(' ', exec.Command);
        var name = Name("Exec", $"([{command}])", container);
        try
        {
            var status = await container.ExecAsync(exec.Command, output);
            return status == 0 ? null : $"{name} failed - error: command '{command}' exited with {status}: {output.Text}, message: {GoText.Quote(output.Text)}";
        }
        catch (ExecException error)
        {
            return $"{name} failed - error: {error.Message}, message: \"\"";
        }
    }

    private static async Task<string?> GetAsync(ContainerInstance container, HTTPGetAction get)
    {
        var name = Name("HTTP", $"({get.Path})", container);
        if (ProbePort.Resolve(container.Spec, get.Port, out var port) is { } problem)
            return $"{name} failed - error: {problem}, message: \"\"";
        var host = get.Host is { Length: > 0 } given ? given : container.Pod.Address;
        var url = HttpProbe.UrlOf(get, host, port);
        try
        {
            await container.Pod.SendFromNode(url, HttpProbe.RequestOf(get.HttpHeaders, "kube-lifecycle/" + container.Pod.KubeletVersion));
            return null; // Any answer will do, whatever its status.
        }
        catch (HttpRequestException failure)
        {
            return $"{name} failed - error: {HttpProbe.Said(url, GoNetworkErrors.Of(failure, host, port))}, message: \"\"";
        }
        catch (TaskCanceledException)
        {
            return $"{name} failed - error: {HttpProbe.Said(url, GoNetworkErrors.HeadersTimeout)}, message: \"\"";
        }
    }

    private static string Name(string kind, string what, ContainerInstance container) =>
        $"{kind} lifecycle hook {what} for Container \"{container.Spec.Name}\" in Pod \"{container.Pod.Key.Name}_{container.Pod.Key.Namespace}({container.Pod.Uid})\"";
}
