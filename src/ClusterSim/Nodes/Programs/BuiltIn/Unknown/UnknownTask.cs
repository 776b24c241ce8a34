namespace ClusterSim.Nodes.Programs.BuiltIn.Unknown;

/// <summary>An init container, or the work of a Job: takes a moment, and succeeds.</summary>
/// <remarks>Such tasks often make the Secrets that others wait for. Those of well-known tools are made as they make them.</remarks>
internal sealed class UnknownTask : IContainerProgram
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    public static UnknownTask Instance { get; } = new();

    public async Task<int> RunAsync(ContainerContext context)
    {
        await context.Delay(Moment, context.Stopping);
        return KnownTasks.Run(context);
    }
}
