using System.Runtime.CompilerServices;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs.BuiltIn;

/// <summary>Turns requests into CPU: what a server used over the last quarter of a minute is what it uses, so that autoscalers see load.</summary>
internal sealed class RequestMeter
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(15);
    private static readonly ConditionalWeakTable<ContainerContext, RequestMeter> Meters = [];

    private int _requests;
    private bool _isCounting;

    /// <summary>Counts a request.</summary>
    /// <param name="context">The container that answered it.</param>
    /// <param name="work">How long that takes one CPU.</param>
    public static void Count(ContainerContext context, TimeSpan work) => Meters.GetValue(context, static _ => new()).CountOne(context, work);

    private void CountOne(ContainerContext context, TimeSpan work)
    {
        _requests++;
        if (_isCounting)
            return;
        _isCounting = true;
        context.Container.Loop.Schedule(Window, EventRank.Default, () => Tell(context, work));
    }

    private void Tell(ContainerContext context, TimeSpan work)
    {
        _isCounting = false;
        if (!context.Container.IsRunning)
            return;
        var usage = ContainerUsage.Idle with { MilliCpu = ContainerUsage.Idle.MilliCpu + (long)(1000 * _requests * (work / Window)) };
        if (_requests > 0)
        {
            _isCounting = true; // Until there is a window without any.
            context.Container.Loop.Schedule(Window, EventRank.Default, () => Tell(context, work));
        }
        _requests = 0;
        context.Use(usage);
    }
}
