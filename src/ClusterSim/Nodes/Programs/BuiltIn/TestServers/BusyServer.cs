namespace ClusterSim.Nodes.Programs.BuiltIn.TestServers;

/// <summary>The image <c>registry.k8s.io/hpa-example</c>: each request costs it a good deal of CPU, so that somebody may scale it.</summary>
internal sealed class BusyServer : IContainerProgram
{
    private const double MilliCpuSecondsPerRequest = 60; // A million square roots.

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);

    private readonly Queue<DateTimeOffset> _requests = [];

    public async Task<int> RunAsync(ContainerContext context)
    {
        context.Listen(80, _ => Answer(context));
        await context.WaitForStop();
        return 0;
    }

    private HttpResponse Answer(ContainerContext context)
    {
        _requests.Enqueue(context.Time.GetUtcNow());
        Measure(context);
        context.Container.Loop.Schedule(Window, Simulation.EventRank.Default, () => Forget(context));
        return HttpResponse.FromText("OK!", contentType: "text/html; charset=UTF-8");
    }

    private void Forget(ContainerContext context)
    {
        _requests.Dequeue();
        if (context.Container.IsRunning)
            Measure(context);
    }

    private void Measure(ContainerContext context) => context.Use(ContainerUsage.Idle with { MilliCpu = 1 + (long)(_requests.Count * MilliCpuSecondsPerRequest / Window.TotalSeconds) });
}
