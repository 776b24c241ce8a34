using ClusterSim.Api.Policy;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Disruption;

/// <summary>Works out how many Pods a budget lets go.</summary>
/// <remarks>Source: disruption/disruption.go, trySync (v1.36).</remarks>
internal sealed class BudgetStatus(ComponentContext context, EventRecorder events)
{
    private const string DisruptionAllowed = "DisruptionAllowed"; // DisruptionAllowedCondition

    private readonly ControllerScales _scales = new(context);

    /// <summary>The status of <paramref name="budget"/> now.</summary>
    /// <param name="budget">The budget.</param>
    /// <param name="pods">What it covers.</param>
    /// <param name="recheck">How long until an eviction that has not happened counts no longer; null when there is none.</param>
    /// <exception cref="InvalidOperationException">It cannot be told.</exception>
    public PodDisruptionBudgetStatus Of(PodDisruptionBudget budget, BudgetedPods pods, out TimeSpan? recheck)
    {
        if (pods.Count == 0)
            events.Record(budget, "Normal", "NoPods", "No matching pods found");
        var (expected, desired) = Expect(budget, pods);
        var disrupted = StillDisrupted(budget, pods, out recheck, out var healthyAmongThem);
        var healthy = pods.Healthy - healthyAmongThem;
        // A budget that covers no Pod allows nothing: so the first Pods are safe until it has seen them.
        var allowed = expected > 0 ? Math.Max(0, healthy - desired) : 0;
        var status = budget.Status with
        {
            CurrentHealthy = healthy,
            DesiredHealthy = desired,
            ExpectedPods = expected,
            DisruptionsAllowed = allowed,
            DisruptedPods = disrupted,
            ObservedGeneration = budget.Metadata.Generation,
        };
        return WithCondition(status, allowed > 0, allowed > 0 ? "SufficientPods" : "InsufficientPods", "");
    }

    /// <summary>The status when it cannot be told how many Pods may go: none.</summary>
    /// <remarks>Source: disruption/disruption.go, failSafe (v1.36).</remarks>
    public PodDisruptionBudgetStatus FailSafe(PodDisruptionBudgetStatus status, string why) =>
        WithCondition(status with { DisruptionsAllowed = 0 }, false, "SyncFailed", why);

    private (int Expected, int Desired) Expect(PodDisruptionBudget budget, BudgetedPods pods)
    {
        if (budget.Spec is { MaxUnavailable: null, MinAvailable: { IsText: false } number })
            return (pods.Count, number.Number);
        if (budget.Spec is { MaxUnavailable: null, MinAvailable: null })
            return (0, 0);
        var expected = Sum(budget, pods);
        return budget.Spec.MaxUnavailable is { } share
            ? (expected, Math.Max(0, expected - share.ScaledTo(expected, roundUp: true)))
            : (expected, budget.Spec.MinAvailable!.Value.ScaledTo(expected, roundUp: true));
    }

    private int Sum(PodDisruptionBudget budget, BudgetedPods pods)
    {
        try
        {
            var expected = _scales.SumOf(pods, budget.Metadata.Namespace!);
            if (pods.Unmanaged > 0)
                events.Record(budget, "Warning", "UnmanagedPods", $"Pods selected by this PodDisruptionBudget (selector: {SelectorText.Of(budget.Spec.Selector)}) were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please set \".spec.minAvailable\" field of the PDB to an integer value.");
            return expected;
        }
        catch (Exception e) when (e is InvalidOperationException or ApiServer.ApiException)
        {
            events.Record(budget, "Warning", "CalculateExpectedPodCountFailed", $"Failed to calculate the number of expected pods: {e.Message}");
            throw new InvalidOperationException(e.Message, e);
        }
    }

    /// <summary>Pods whose eviction was granted, but which are there and not being deleted yet; after two minutes they are not waited for any longer.</summary>
    /// <remarks>Source: disruption/disruption.go, buildDisruptedPodMap (v1.36).</remarks>
    private ValueMap<Time> StillDisrupted(PodDisruptionBudget budget, BudgetedPods pods, out TimeSpan? recheck, out int healthy)
    {
        (recheck, healthy) = (null, 0);
        var still = budget.Status.DisruptedPods;
        foreach (var (name, since) in budget.Status.DisruptedPods)
        {
            if (!pods.Contains(name) || context.Client.Find<Pod>(budget.Metadata.Namespace!, name) is not { IsBeingDeleted: false } pod)
            {
                still = still.Remove(name);
                continue;
            }
            var left = (DateTimeOffset)since + DisruptionController.DeletionTimeout - context.Client.Now;
            if (left < TimeSpan.Zero)
            {
                // Twice the namespace: the message of Kubernetes does not name the budget.
                events.Record(pod, "Warning", "NotDeleted", $"Pod was expected by PDB {budget.Metadata.Namespace}/{budget.Metadata.Namespace} to be deleted but it wasn't");
                still = still.Remove(name);
                continue;
            }
            if (pod.IsReady && left > TimeSpan.Zero)
                healthy++;
            var next = left + TimeSpan.FromMilliseconds(5); // It must be over, and the queue for rechecks adds as after a failure.
            recheck = recheck < next ? recheck : next;
        }
        return still;
    }

    private PodDisruptionBudgetStatus WithCondition(PodDisruptionBudgetStatus status, bool allowed, string reason, string message)
    {
        var (known, state) = (status.Conditions.Find(DisruptionAllowed), allowed ? "True" : "False");
        return status with
        {
            Conditions = status.Conditions.Set(new Condition
            {
                Type = DisruptionAllowed,
                Status = state,
                ObservedGeneration = status.ObservedGeneration,
                LastTransitionTime = known?.Status == state ? known.LastTransitionTime : context.Client.Now,
                Reason = reason,
                Message = message,
            }),
        };
    }
}
