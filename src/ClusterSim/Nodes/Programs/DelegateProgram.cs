namespace ClusterSim.Nodes.Programs;

/// <summary>A program given as a delegate.</summary>
internal sealed class DelegateProgram(Func<ContainerContext, Task<int>> run) : IContainerProgram
{
    public Task<int> RunAsync(ContainerContext context) => run(context);
}
