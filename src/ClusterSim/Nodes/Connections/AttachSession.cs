using ClusterSim.ApiServer.Connections;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Connections;

/// <summary>A client at the console of a container's main program.</summary>
internal static class AttachSession
{
    public static StreamSession Create(ContainerInstance container, StreamOptions options)
    {
        var loop = container.Loop;
        var output = options.Stdout ? new LoopPipe(loop) : null;
        var error = options.Stderr && !container.Spec.Tty ? new LoopPipe(loop) : null;
        var isOver = new LoopPromise<Status>(loop);
        ContainerConsole.Attached? attached = null;

        return new(
            options,
            options.Stdin ? new ConsoleInput(container) : null,
            output,
            options.Stderr ? error ?? Ended(loop) : null,
            () =>
            {
                if (container.IsRunning)
                    attached = container.Console.Attach(output, error, () => isOver.TrySetResult(StreamStatuses.Success));
                else
                {
                    output?.Complete();
                    error?.Complete();
                    isOver.TrySetResult(StreamStatuses.Success);
                }
                return isOver.Task;
            },
            (columns, rows) => container.Console.Terminal?.Resize(columns, rows),
            () =>
            {
                attached?.End();
                output?.Abandon();
                error?.Abandon();
                if (options.Stdin && container.IsRunning)
                    container.Console.EndInput();
                isOver.TrySetResult(StreamStatuses.Success);
            });
    }

    private static LoopPipe Ended(SimulationLoop loop)
    {
        var pipe = new LoopPipe(loop);
        pipe.Complete();
        return pipe;
    }

    private sealed class ConsoleInput(ContainerInstance container) : IByteSink
    {
        public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default) =>
            container.IsRunning ? container.Console.TypeAsync(bytes) : Task.FromException(new BrokenPipeException());

        public void Complete()
        {
            if (container.IsRunning)
                container.Console.EndInput();
        }
    }
}
