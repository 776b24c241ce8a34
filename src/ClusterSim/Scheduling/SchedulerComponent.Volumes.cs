using ClusterSim.Simulation;

namespace ClusterSim.Scheduling;

/// <content>Pods that have a Node and wait for their volumes.</content>
public sealed partial class SchedulerComponent
{
    private readonly SortedDictionary<ObjectKey, List<Action>> _awaitedClaims = [];
    private readonly WaitingPods _binding = new(); // Past Permit.

    private void AwaitVolumes(Attempt attempt, string nodeName, int place)
    {
        var slot = attempt.Profile.Runtime.PreBind[place];
        var plugin = (IAwaitedPreBind)slot.Plugin;
        var claims = plugin.AwaitedClaims(attempt.State).ToList();
        ScheduledEvent timeout = default;
        WaitingPod waiting = null!;
        waiting = new(attempt.Pod, nodeName, [plugin.Name], (_, status, _) =>
        {
            timeout.Cancel();
            claims.ForEach(Forget);
            _binding.Remove(waiting);
            if (status.IsSuccess)
                Bind(attempt, nodeName, place + 1);
            else
                GiveUp(attempt, nodeName, InWords(status, "PreBind", plugin));
            Wake();
        });
        _binding.Add(waiting);
        timeout = _context.Loop.Schedule(plugin.Timeout, EventRank.Default, () => waiting.End(PluginStatus.Error("binding volumes: context deadline exceeded"), plugin.Name));
        foreach (var claim in claims)
        {
            if (!_awaitedClaims.TryGetValue(claim, out var checks))
                _awaitedClaims.Add(claim, checks = []);
            checks.Add(Check);
        }

        void Check()
        {
            if (plugin.StateOf(attempt.Pod, attempt.State, nodeName) is { } status)
                waiting.End(status, plugin.Name);
        }

        void Forget(ObjectKey claim)
        {
            if (_awaitedClaims.TryGetValue(claim, out var checks) && checks.Remove(Check) && checks.Count == 0)
                _awaitedClaims.Remove(claim);
        }
    }

    /// <summary>A Pod that waits for its volumes will not have them.</summary>
    /// <returns>False when there is no such Pod.</returns>
    private bool StopBinding(Pod pod, string reason)
    {
        if (_binding.Find(pod.Key) is not { } waiting)
            return false;
        waiting.End(PluginStatus.Error("binding volumes: " + reason), "");
        return true;
    }

    private void ClaimChanged(ObjectKey claim)
    {
        if (_awaitedClaims.Count == 0 || !_awaitedClaims.TryGetValue(claim, out var checks))
            return;
        foreach (var check in checks.ToArray())
            check();
    }
}
