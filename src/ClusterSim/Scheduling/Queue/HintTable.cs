using Microsoft.Extensions.Logging;

namespace ClusterSim.Scheduling;

/// <summary>Which changes may help Pods that which plugins of a profile rejected.</summary>
/// <remarks>Source: scheduler.go, buildQueueingHintMap; backend/queue/scheduling_queue.go, isPodWorthRequeuing (v1.36).</remarks>
internal sealed class HintTable
{
    private readonly List<Hint>[] _hints = [.. Enum.GetValues<EventResource>().Select(static _ => new List<Hint>())];
    private readonly ILogger _logger;

    public HintTable(ProfileRuntime profile, ILogger logger)
    {
        _logger = logger;
        foreach (var (number, plugin) in profile.Plugins.Index())
        {
            foreach (var registered in EventsOf(plugin))
                _hints[(int)registered.Resource].Add(new(1UL << number, registered.Actions, registered.MayHelp));
        }
    }

    /// <summary>The changes that may help Pods a plugin rejected: any, when it does not say. None when it cannot reject any.</summary>
    public static IEnumerable<RegisteredEvent> EventsOf(ISchedulerPlugin plugin) =>
        plugin is not (IPreEnqueuePlugin or IPreFilterPlugin or IFilterPlugin or IReservePlugin or IPermitPlugin) ? []
        : plugin is IEnqueueExtensions extensions ? extensions.EventsToRegister
        : Enum.GetValues<EventResource>().Select(static resource => new RegisteredEvent(resource, EventActions.All));

    /// <summary>The plugins, as a mask, that care about such a change at all.</summary>
    public ulong Interested(EventResource resource, EventActions action)
    {
        var plugins = 0UL;
        foreach (var hint in _hints[(int)resource])
            plugins |= (hint.Actions & action) != 0 ? hint.Plugin : 0;
        return plugins;
    }

    /// <summary>Whether a change may help a Pod that the plugins in <paramref name="rejectors"/> rejected.</summary>
    public bool MayHelp(Pod pod, ulong rejectors, in ClusterEvent change)
    {
        foreach (var hint in _hints[(int)change.Resource])
        {
            if ((hint.Actions & change.Action) != 0 && (hint.Plugin & rejectors) != 0 && Asks(hint, pod, change))
                return true;
        }
        return false;
    }

    private bool Asks(Hint hint, Pod pod, in ClusterEvent change)
    {
        try
        {
            return hint.MayHelp?.Invoke(pod, change) != false;
        }
        catch (Exception e)
        {
            _logger.LogError(e, "A plugin could not say whether a change of {Resource} helps {Pod}", change.Resource, ObjectKey.Of(pod));
            return true; // As in Kubernetes: rather try in vain than forget the Pod.
        }
    }

    private sealed record Hint(ulong Plugin, EventActions Actions, Func<Pod, ClusterEvent, bool>? MayHelp);
}
