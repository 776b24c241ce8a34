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
            var status = Call(() => slot.Plugin.Reserve(pod, attempt.State, nodeName));
            if (status.IsSuccess)
                continue;
            GiveUp(attempt, nodeName, InWords(status, "Reserve", slot.Plugin), slot.Bit);
            return;
        }
        if (IsPermitted(attempt, nodeName))
            Bind(attempt, nodeName);
    }

    // False when the Pod was rejected, or waits.
    private bool IsPermitted(Attempt attempt, string nodeName)
    {
        List<(string Plugin, ulong Bit, TimeSpan Timeout)>? waits = null;
        foreach (var slot in attempt.Profile.Runtime.Permit)
        {
            var timeout = default(TimeSpan);
            var status = Call(() =>
            {
                var result = slot.Plugin.Permit(attempt.Pod, attempt.State, nodeName);
                timeout = result.Timeout;
                return result.Status;
            });
            if (status.Code == StatusCode.Wait)
                (waits ??= []).Add((slot.Plugin.Name, slot.Bit, timeout < LongestWait ? timeout : LongestWait));
            else if (!status.IsSuccess)
            {
                GiveUp(attempt, nodeName, InWords(status, "Permit", slot.Plugin), slot.Bit);
                return false;
            }
        }
        if (waits is null)
            return true;
        var waiting = new WaitingPod(attempt.Pod, nodeName, waits.Select(static wait => wait.Plugin), (waiting, status, plugin) => Decided(attempt, waiting, status, plugin));
        _handle.Waiting.Add(waiting);
        foreach (var (plugin, _, timeout) in waits)
        {
            _context.Loop.Schedule(timeout, EventRank.Default, () =>
            {
                if (waiting.PendingPlugins.Contains(plugin))
                    waiting.Reject(plugin, $"rejected due to timeout after waiting {GoDuration.Format(timeout)} at plugin {plugin}");
            });
        }
        return false;
    }

    private void Decided(Attempt attempt, WaitingPod waiting, PluginStatus status, string plugin)
    {
        _handle.Waiting.Remove(waiting);
        if (status.IsSuccess)
            Bind(attempt, waiting.NodeName);
        else
            GiveUp(attempt, waiting.NodeName, status, BitOf(attempt.Profile.Runtime, plugin));
        Wake();
    }

    private void Bind(Attempt attempt, string nodeName, int from = 0)
    {
        var pod = attempt.Pod;
        for (var place = from; place < attempt.Profile.Runtime.PreBind.Length; place++)
        {
            var slot = attempt.Profile.Runtime.PreBind[place];
            if (Call(() => slot.Plugin.PreBind(pod, attempt.State, nodeName)) is not { IsSuccess: false } status)
                continue;
            if (status.Code == StatusCode.Wait && slot.Plugin is IAwaitedPreBind)
                AwaitVolumes(attempt, nodeName, place);
            else
                GiveUp(attempt, nodeName, InWords(status, "PreBind", slot.Plugin), slot.Bit);
            return;
        }
        var bound = RunBindPlugins(attempt, nodeName);
        if (!bound.IsSuccess)
        {
            GiveUp(attempt, nodeName, bound, 0);
            return;
        }
        _queue.Done(attempt.Queued);
        attempt.Profile.Events.Record(pod, null, "Normal", "Scheduled", "Binding", $"Successfully assigned {pod.Key} to {nodeName}");
        foreach (var slot in attempt.Profile.Runtime.PostBind)
            Tell(slot.Plugin, "PostBind", () => slot.Plugin.PostBind(pod, attempt.State, nodeName));
    }

    private PluginStatus RunBindPlugins(Attempt attempt, string nodeName)
    {
        foreach (var slot in attempt.Profile.Runtime.Bind)
        {
            var status = Call(() => slot.Plugin.Bind(attempt.Pod, attempt.State, nodeName));
            if (status.IsSuccess)
                return status;
            if (status.Code != StatusCode.Skip)
                return PluginStatus.Error($"running Bind plugin \"{slot.Plugin.Name}\": {status.Message}");
        }
        return PluginStatus.Error("no Bind plugin is configured to bind the pod");
    }

    private void GiveUp(Attempt attempt, string nodeName, PluginStatus status, ulong plugins)
    {
        foreach (var slot in attempt.Profile.Runtime.Reserve.Reverse())
            Tell(slot.Plugin, "Unreserve", () => slot.Plugin.Unreserve(attempt.Pod, attempt.State, nodeName));
        _cache.Forget(attempt.Pod);
        // What it had taken up is free again: for others, so before it goes back to the queue itself.
        _queue.Move(new(EventResource.AssignedPod, EventActions.Delete, BoundTo(attempt.Pod, nodeName), null));
        if (status.IsRejected)
        {
            attempt.Queued.Rejectors = plugins;
            var histogram = new ReasonHistogram();
            foreach (var reason in status.Reasons)
                histogram.Add(reason, 1);
            Fail(attempt, histogram.ToMessage(1), isUnschedulable: true, "");
        }
        else
            Fail(attempt, status.Message, isUnschedulable: false, "");
    }

    // Rejections are for the Pod's event as they are; errors say where they come from.
    private static PluginStatus InWords(PluginStatus status, string point, ISchedulerPlugin plugin) => status.IsRejected
        ? status
        : PluginStatus.Error($"running {point} plugin \"{plugin.Name}\": {status.Message}");

    private static Pod BoundTo(Pod pod, string nodeName) => pod with { Spec = pod.Spec with { NodeName = nodeName } };

    private static PluginStatus Call(Func<PluginStatus> run)
    {
        try
        {
            return run();
        }
        catch (Exception e)
        {
            return PluginStatus.Error(e.Message);
        }
    }

    // Where nothing depends on the answer, what goes wrong is only logged.
    private void Tell(ISchedulerPlugin plugin, string point, Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception e)
        {
            _context.Logger.LogError(e, "The {Point} plugin {Plugin} failed", point, plugin.Name);
        }
    }

    private static ulong BitOf(ProfileRuntime profile, string plugin) =>
        Array.FindIndex(profile.Plugins, other => other.Name == plugin) is >= 0 and var number ? 1UL << number : 0;
}
