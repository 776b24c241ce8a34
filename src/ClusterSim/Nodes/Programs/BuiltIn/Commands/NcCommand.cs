using System.Globalization;
using ClusterSim.Nodes.Processes;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The command <c>nc</c>, as a client: it looks whether a port is open, or sends what it reads as an HTTP request.</summary>
internal static class NcCommand
{
    public static async Task<int> RunAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "wpsiq");
        if (arguments.Has("l") || arguments.Operands.Count < 2 || !int.TryParse(arguments.Operands[1], CultureInfo.InvariantCulture, out var port))
        {
            await process.WriteErrorAsync(arguments.Has("l") ? "nc: listening is not simulated" : "nc: missing host or port");
            return 1;
        }
        var host = arguments.Operands[0];
        if (NameCommands.Addresses(process, host).FirstOrDefault() is not { } address)
        {
            await process.WriteErrorAsync($"nc: bad address '{host}'");
            return 1;
        }
        var limit = arguments.Find("w") is { } text && SystemCommands.ParseDuration(text) is { } given ? given : TimeSpan.FromSeconds(127);
        var reachability = process.Container.Network.Probe(process.Container.Pod, address, port);
        if (reachability == Reachability.Lost)
            await process.DelayAsync(limit);
        if (reachability != Reachability.Open)
        {
            await process.WriteErrorAsync(reachability == Reachability.Refused ? $"nc: can't connect to remote host ({address}): Connection refused" : "nc: timed out");
            return 1;
        }
        if (arguments.Has("v"))
            await process.WriteErrorAsync($"{host} ({address}:{port}) open");
        return arguments.Has("z") ? 0 : await TalkAsync(process, address, port);
    }

    private static async Task<int> TalkAsync(Process process, string address, int port)
    {
        var connection = new HttpConnection(process.Loop, request => process.Container.Network.SendAsync(process.Container.Pod, new Uri($"http://{address}:{port}{request.Path}"), request, process.Killed));
        var sending = SendAsync(process, connection.Input);
        while (await connection.Output.ReadAsync(process.Killed) is { IsEmpty: false } bytes)
            await process.WriteAsync(bytes);
        await sending;
        return 0;
    }

    private static async Task SendAsync(Process process, IByteSink output)
    {
        try
        {
            while (await process.Input.ReadAsync(process.Killed) is { IsEmpty: false } bytes)
                await output.WriteAsync(bytes, process.Killed);
            output.Complete();
        }
        catch (BrokenPipeException)
        {
            // The other side has heard enough.
        }
    }
}
