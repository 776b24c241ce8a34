using System.Globalization;
using System.Net.Sockets;
using ClusterSim.Nodes.Processes;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The commands <c>nc</c> and <c>telnet</c>: what they read goes to the other side, and the other way round.</summary>
/// <remarks>Source: BusyBox, networking/nc_bloaty.c, telnet.c (1.37).</remarks>
internal static class NcCommand
{
    public static async Task<int> RunAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "wpsiqe");
        if (arguments.Has("l"))
            return await ListenAsync(process, arguments);
        if (arguments.Operands.Count < 2 || !TryParsePort(arguments.Operands[1], out var port))
        {
            await process.WriteErrorAsync("nc: missing host or port");
            return 1;
        }
        var host = arguments.Operands[0];
        if (await NameCommands.AddressOfAsync(process, host) is not { } address)
        {
            await process.WriteErrorAsync($"nc: bad address '{host}'");
            return 1;
        }
        var limit = arguments.Find("w") is { } text && SystemCommands.ParseDuration(text) is { } given ? given : (TimeSpan?)null;
        try
        {
            using var connection = await Connections.ConnectAsync(process, address, port, limit);
            if (arguments.Has("v"))
                await process.WriteErrorAsync($"{host} ({address}:{port}) open");
            if (!arguments.Has("z"))
                await TalkAsync(process, connection);
            return 0;
        }
        catch (SocketException problem)
        {
            await process.WriteErrorAsync(problem.SocketErrorCode == SocketError.ConnectionRefused ? $"nc: can't connect to remote host ({address}): Connection refused" : "nc: timed out");
            return 1;
        }
    }

    public static async Task<int> TelnetAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "l");
        var port = 23;
        if (arguments.Operands.Count == 0 || (arguments.Operands.Count > 1 && !TryParsePort(arguments.Operands[1], out port)))
        {
            await process.WriteErrorAsync("Usage: telnet [-a] [-l USER] HOST [PORT]");
            return 1;
        }
        var host = arguments.Operands[0];
        if (await NameCommands.AddressOfAsync(process, host) is not { } address)
        {
            await process.WriteErrorAsync($"telnet: bad address '{host}'");
            return 1;
        }
        try
        {
            using var connection = await Connections.ConnectAsync(process, address, port, limit: null);
            await process.WriteErrorAsync($"Connected to {host}\n\nEntering character mode\nEscape character is '^]'.\n");
            await TalkAsync(process, connection);
            await process.WriteErrorAsync("Connection closed by foreign host");
            return 1;
        }
        catch (SocketException problem)
        {
            await process.WriteErrorAsync($"telnet: can't connect to remote host ({address}): {problem.Message}");
            return 1;
        }
    }

    private static bool TryParsePort(string text, out int port) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65535;

    /// <summary>Waits for one connection, or with <c>-k</c> for one after the other.</summary>
    private static async Task<int> ListenAsync(Process process, CommandArguments arguments)
    {
        if (!TryParsePort(arguments.Find("p") ?? arguments.Operands.LastOrDefault() ?? "", out var port))
        {
            await process.WriteErrorAsync("nc: missing port");
            return 1;
        }
        do
        {
            using var connection = await Connections.AcceptAsync(process, port);
            if (arguments.Has("v"))
                await process.WriteErrorAsync($"connect to {connection.LocalAddress}:{connection.LocalPort} from {connection.RemoteAddress}:{connection.RemotePort}");
            if (arguments.Find("e") is { } command)
                await Connections.ServeAsync(process, connection, [command, .. arguments.Operands]);
            else
                await TalkAsync(process, connection);
        }
        while (arguments.Has("k"));
        return 0;
    }

    private static async Task TalkAsync(Process process, TcpConnection connection)
    {
        var sending = SendAsync(process, connection);
        try
        {
            while (await connection.ReadAsync(process.Killed) is { IsEmpty: false } bytes)
                await process.WriteAsync(bytes);
        }
        catch (IOException problem) when (problem.InnerException is SocketException)
        {
            await process.WriteErrorAsync($"nc: {problem.Message}");
        }
        connection.Close();
        if (sending.IsCompleted)
            await sending;
    }

    private static async Task SendAsync(Process process, TcpConnection output)
    {
        try
        {
            while (await process.Input.ReadAsync(process.Killed) is { IsEmpty: false } bytes)
                await output.WriteAsync(bytes, process.Killed);
            output.Complete();
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The other side has heard enough, or nobody is left to send.
        }
    }
}
