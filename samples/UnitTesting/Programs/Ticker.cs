using ClusterSim.Nodes.Programs;

namespace UnitTesting.Programs;

/// <summary>What containers of an image do: this one counts seconds, says how many when asked, and says goodbye on SIGTERM.</summary>
public sealed class Ticker : IContainerProgram
{
    public async Task<int> RunAsync(ContainerContext context)
    {
        var ticks = 0;
        context.Listen(80, request => HttpResponse.FromText($"{ticks}"));
        context.Log($"started on {context.NodeName}");
        try
        {
            for (; ; ticks++)
                await context.Delay(TimeSpan.FromSeconds(1), context.Stopping);
        }
        catch (OperationCanceledException)
        {
            context.Log($"stopped after {ticks} ticks");
            return 0;
        }
    }
}
