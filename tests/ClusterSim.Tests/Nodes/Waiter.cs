using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes;

/// <summary>Waits for SIGTERM, and exits as told.</summary>
internal sealed class Waiter(int exitCode = 0) : IContainerProgram
{
    public async Task<int> RunAsync(ContainerContext context)
    {
        await context.WaitForStop();
        return exitCode;
    }
}
