using System.Net.Sockets;
using ClusterSim.Nodes.Processes;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>Connections of commands.</summary>
internal static class Connections
{
    /// <summary>Connects, and waits no longer than <paramref name="limit"/>.</summary>
    /// <exception cref="SocketException">It was refused, or nobody answered.</exception>
    public static async Task<TcpConnection> ConnectAsync(Process process, string address, int port, TimeSpan? limit)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(process.Killed);
        var end = limit is { } time ? process.Loop.Schedule(time, EventRank.Default, patience.Cancel) : default;
        try
        {
            return await process.Container.ConnectAsync(address, port, patience.Token);
        }
        catch (OperationCanceledException) when (!process.Killed.IsCancellationRequested)
        {
            throw new SocketException((int)SocketError.TimedOut, "Connection timed out");
        }
        finally
        {
            end.Cancel();
        }
    }

    /// <summary>Listens on a port until somebody has connected.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<TcpConnection> AcceptAsync(Process process, int port)
    {
        var first = new LoopPromise<TcpConnection>(process.Loop);
        var ended = new LoopPromise<bool>(process.Loop);
        using var listening = process.Container.ListenTcp(
            port,
            async connection =>
            {
                if (!first.TrySetResult(connection))
                    return; // Somebody else was faster.
                connection.Ended += _ => ended.TrySetResult(true);
                await ended.Task;
            },
            address: null);
        return await first.Task.WaitAsync(process.Killed);
    }

    /// <summary>Runs a command that reads from a connection and writes to it.</summary>
    public static async Task ServeAsync(Process process, TcpConnection connection, IReadOnlyList<string> command)
    {
        var child = new Process(process.Container, command, process) { Input = new(connection), Output = connection, Error = connection };
        if (Executable.Find(process.Container, command[0], child.Directory, child.Environment.GetValueOrDefault("PATH", "")) is { CanRun: true } found)
        {
            await found.RunAsync(child);
            return;
        }
        child.Dispose();
        await process.WriteErrorAsync($"nc: can't execute '{command[0]}': No such file or directory");
    }
}
