using ClusterSim.Simulation;
using Microsoft.Extensions.Logging;

namespace ClusterSim.Scheduling;

/// <content>A Node was found: reserve, ask for permission, bind.</content>
public sealed partial class SchedulerComponent
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15); // maxTimeout of RunPermitPlugins

    private void Place(Attempt attempt, string nodeName)
    {
        var pod = attempt.Pod;
        _cache.Assume(pod, attempt.State.Shape, nodeName);
        _handle.Nominator.Remove(pod.Key);
        foreach (var slot in attempt.Profile.Runtime.Reserve)
        {
            var status = Call(slot.Plugin, attempt, nodeName, static (plugin, attempt, node) => plugin.Reserve(attempt.Pod, attempt.State, node));
            if (status.IsSuccess)
                continue;
            TakeBack(attempt, nodeName);
            Fail(attempt, InWords(status, "Reserve", slot.Plugin), slot.Bit);
            return;
        }
        if (IsPermitted(attempt, nodeName))
            Bind(attempt, nodeName);
    }

    // False when the Pod was rejected, or waits.
    private bool IsPermitted(Attempt attempt, string nodeName)
    {
        List<(string Plugin, TimeSpan Timeout)>? waits = null;
        foreach (var slot in attempt.Profile.Runtime.Permit)
        {
            var (status, timeout) = Permit(slot.Plugin, attempt, nodeName);
            if (status.Code == StatusCode.Wait)
                (waits ??= []).Add((slot.Plugin.Name, Clamp(timeout)));
            else if (!status.IsSuccess)
            {
                TakeBack(attempt, nodeName);
                Fail(attempt, InWords(status, "Permit", slot.Plugin), slot.Bit);
                return false;
            }
        }
        if (waits is not null)
            Await(attempt, nodeName, waits);
        return waits is null;
    }

    private static TimeSpan Clamp(TimeSpan timeout) => timeout < TimeSpan.Zero ? TimeSpan.Zero : timeout > LongestWait ? LongestWait : timeout;

    private void Await(Attempt attempt, string nodeName, List<(string Plugin, TimeSpan Timeout)> waits)
    {
        var timeouts = new List<ScheduledEvent>();
        var waiting = new WaitingPod(attempt.Pod, nodeName, waits.Select(static wait => wait.Plugin), (waiting, status, plugin) =>
        {
            timeouts.ForEach(static timeout => timeout.Cancel());
            Decided(attempt, waiting, status, plugin);
        });
        _handle.Waiting.Add(waiting);
        foreach (var (plugin, timeout) in waits)
        {
            timeouts.Add(_context.Loop.Schedule(timeout, EventRank.Default, () =>
            {
                if (waiting.PendingPlugins.Contains(plugin))
                    waiting.Reject(plugin, $"rejected due to timeout after waiting {GoDuration.Format(timeout)} at plugin {plugin}");
            }));
        }
    }

    private void Decided(Attempt attempt, WaitingPod waiting, PluginStatus status, string plugin)
    {
        _handle.Waiting.Remove(waiting);
        if (status.IsSuccess)
            Bind(attempt, waiting.NodeName);
        else if (status.IsRejected)
            GiveUp(attempt, waiting.NodeName, status, () => Fail(attempt, status, BitOf(attempt.Profile.Runtime, plugin)));
        else
            GiveUp(attempt, waiting.NodeName, PluginStatus.Error("waiting on permit for pod: " + status.Message));
        Wake();
    }

    private void Bind(Attempt attempt, string nodeName, int from = 0)
    {
        _queue.EndFlight(attempt.Queued);
        for (var place = from; place < attempt.Profile.Runtime.PreBind.Length; place++)
        {
            var slot = attempt.Profile.Runtime.PreBind[place];
            if (Call(slot.Plugin, attempt, nodeName, static (plugin, attempt, node) => plugin.PreBind(attempt.Pod, attempt.State, node)) is not { IsSuccess: false } status)
                continue;
            if (status.Code == StatusCode.Wait && slot.Plugin is IAwaitedPreBind)
                AwaitVolumes(attempt, nodeName, place);
            else
                GiveUp(attempt, nodeName, InWords(status, "PreBind", slot.Plugin));
            return;
        }
        var bound = RunBindPlugins(attempt, nodeName);
        if (!bound.IsSuccess)
        {
            GiveUp(attempt, nodeName, bound);
            return;
        }
        _queue.Done(attempt.Queued);
        attempt.Profile.Events.Record(attempt.Pod, null, "Normal", "Scheduled", "Binding", $"Successfully assigned {attempt.Pod.Key} to {nodeName}");
        foreach (var slot in attempt.Profile.Runtime.PostBind)
            Tell(slot.Plugin, attempt, nodeName, "PostBind", static (plugin, attempt, node) => plugin.PostBind(attempt.Pod, attempt.State, node));
    }

    private PluginStatus RunBindPlugins(Attempt attempt, string nodeName)
    {
        foreach (var slot in attempt.Profile.Runtime.Bind)
        {
            var status = Call(slot.Plugin, attempt, nodeName, static (plugin, attempt, node) => plugin.Bind(attempt.Pod, attempt.State, node));
            if (status.Code != StatusCode.Skip)
                return status.IsSuccess ? status : InWords(status, "Bind", slot.Plugin);
        }
        return PluginStatus.Error("no Bind plugin is configured to bind the pod");
    }

    /// <summary>The Pod will not go to the Node that it has been given a while ago.</summary>
    /// <param name="attempt">What failed.</param>
    /// <param name="nodeName">The Node.</param>
    /// <param name="status">Why.</param>
    /// <param name="fail">How it is told; null: as something that only time can help.</param>
    private void GiveUp(Attempt attempt, string nodeName, PluginStatus status, Action? fail = null)
    {
        var wasAssumed = TakeBack(attempt, nodeName);
        var freed = new ClusterEvent(EventResource.AssignedPod, EventActions.Delete, BoundTo(attempt.Pod, nodeName), null);
        if (wasAssumed && !status.IsRejected)
            _queue.Move(freed);
        if (fail is not null)
            fail();
        else
            Fail(attempt, status.Message, status.IsRejected, "");
        // What it had taken up is free again for others; the Pod itself was rejected for another reason than want of that.
        if (wasAssumed && status.IsRejected)
            _queue.Move(freed, except: attempt.Queued);
    }

    /// <summary>Undoes what Reserve did; false when the Pod did not count on the Node any more.</summary>
    private bool TakeBack(Attempt attempt, string nodeName)
    {
        foreach (var slot in attempt.Profile.Runtime.Reserve.Reverse())
            Tell(slot.Plugin, attempt, nodeName, "Unreserve", static (plugin, attempt, node) => plugin.Unreserve(attempt.Pod, attempt.State, node));
        var wasAssumed = _cache.IsAssumed(attempt.Pod);
        _cache.Forget(attempt.Pod);
        return wasAssumed;
    }

    /// <summary>A plugin failed after the Node was chosen: a rejection is told as one Node's.</summary>
    private void Fail(Attempt attempt, PluginStatus status, ulong plugin)
    {
        if (!status.IsRejected)
        {
            Fail(attempt, status.Message, isUnschedulable: false, "");
            return;
        }
        attempt.Queued.Rejectors = plugin;
        attempt.Queued.Pending = status.Code == StatusCode.Pending ? plugin : 0;
        var histogram = new ReasonHistogram();
        foreach (var reason in status.Reasons)
            histogram.Add(reason, 1);
        Fail(attempt, histogram.ToMessage(1), isUnschedulable: true, "");
    }

    // Rejections are for the Pod's event as they are; errors say where they come from.
    private static PluginStatus InWords(PluginStatus status, string point, ISchedulerPlugin plugin) => status.IsRejected
        ? status
        : PluginStatus.Error($"running {point} plugin \"{plugin.Name}\": {status.Message}");

    private static Pod BoundTo(Pod pod, string nodeName) => pod with { Spec = pod.Spec with { NodeName = nodeName } };

    // This and the next two run several times for each Pod, so what they call takes what it needs as arguments.
    private static PluginStatus Call<T>(T plugin, Attempt attempt, string nodeName, Func<T, Attempt, string, PluginStatus> run)
    {
        try
        {
            return run(plugin, attempt, nodeName);
        }
        catch (Exception e)
        {
            return PluginStatus.Error(e.Message);
        }
    }

    private static PermitResult Permit(IPermitPlugin plugin, Attempt attempt, string nodeName)
    {
        try
        {
            return plugin.Permit(attempt.Pod, attempt.State, nodeName);
        }
        catch (Exception e)
        {
            return new(PluginStatus.Error(e.Message));
        }
    }

    // Where nothing depends on the answer, what goes wrong is only logged.
    private void Tell<T>(T plugin, Attempt attempt, string nodeName, string point, Action<T, Attempt, string> tell) where T : ISchedulerPlugin
    {
        try
        {
            tell(plugin, attempt, nodeName);
        }
        catch (Exception e)
        {
            _context.Logger.LogError(e, "The {Point} plugin {Plugin} failed", point, plugin.Name);
        }
    }

    private static ulong BitOf(ProfileRuntime profile, string plugin) =>
        Array.FindIndex(profile.Plugins, other => other.Name == plugin) is >= 0 and var number ? 1UL << number : 0;
}
