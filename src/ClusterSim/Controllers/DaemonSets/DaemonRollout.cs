using ClusterSim.Api.Apps;

namespace ClusterSim.Controllers.DaemonSets;

/// <summary>Replaces the Pods of earlier templates, as many at a time as the strategy allows.</summary>
/// <remarks>Source: daemon/update.go, rollingUpdate (v1.36).</remarks>
internal sealed class DaemonRollout(DaemonSet set, DaemonRevision revision, DaemonView view, PodsByNode pods, DateTimeOffset now)
{
    private readonly RolloutLimits _limits = RolloutLimits.Of(set, view.Wanted);

    /// <summary>What to do next.</summary>
    public DaemonPlan Plan() => _limits.MaxSurge == 0 ? Replace() : Surge();

    // Old Pods go first that are of no use, and then as many as may be missing; elsewhere new ones are created once they are gone.
    private DaemonPlan Replace()
    {
        var plan = new DaemonPlan();
        var candidates = new List<Pod>();
        var unavailable = 0;
        foreach (var node in Nodes())
        {
            switch (NodePods.Of(revision, pods.On(node)))
            {
                case null or { New: null, Old: null } or { New: not null, Old: not null }:
                    unavailable++; // The next step tidies up.
                    break;
                case { New: { } updated }:
                    if (!IsAvailable(updated))
                        unavailable++;
                    break;
                case { Old: { } old } when !IsAvailable(old):
                    plan.Pods.Add(old);
                    unavailable++;
                    break;
                case { Old: { } old } when unavailable < _limits.MaxUnavailable:
                    candidates.Add(old);
                    break;
            }
        }
        plan.Pods.AddRange(candidates.Take(Math.Max(0, _limits.MaxUnavailable - unavailable)));
        return plan;
    }

    // New Pods are created beside old ones, which go when the new ones are available.
    private DaemonPlan Surge()
    {
        var plan = new DaemonPlan();
        var (candidates, misplaced) = (new List<string>(), new List<Pod>());
        var (surging, available) = (0, 0);
        foreach (var node in Nodes())
        {
            if (NodePods.Of(revision, pods.On(node)) is not { } here)
            {
                surging++; // The next step tidies up.
                continue;
            }
            if ((here.Old ?? here.New) is { } serving && IsAvailable(serving))
                available++;
            if (here.Old is not { } old)
                continue;
            if (here.New is not null)
            {
                if (IsAvailable(here.New))
                    plan.Pods.Add(old);
                else
                    surging++;
            }
            else if (view.Nodes.TryGetValue(node, out var wanted) && wanted.ShouldRun)
            {
                if (!IsAvailable(old))
                    plan.Nodes.Add(node);
                else if (surging < _limits.MaxSurge)
                    candidates.Add(node);
            }
            else
            {
                (IsAvailable(old) ? misplaced : plan.Pods).Add(old);
            }
        }
        plan.Pods.AddRange(misplaced.Take(Math.Max(0, available - view.Wanted))); // Not before there are enough elsewhere.
        plan.Nodes.AddRange(candidates.Take(Math.Max(0, _limits.MaxSurge - surging)));
        return plan;
    }

    private IEnumerable<string> Nodes()
    {
        foreach (var (name, node) in view.Nodes)
            if (node.ShouldRun || !pods.On(name).IsEmpty)
                yield return name;
        foreach (var gone in pods.NodesNotIn(view))
            yield return gone;
    }

    private bool IsAvailable(Pod pod) => pod.IsAvailable(set.Spec.MinReadySeconds, now);
}
