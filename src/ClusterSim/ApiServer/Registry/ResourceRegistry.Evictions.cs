using ClusterSim.Api.Policy;

namespace ClusterSim.ApiServer.Registry;

/// <content>Evictions: deletions of Pods that heed disruption budgets.</content>
/// <remarks>Source: registry/core/pod/storage/eviction.go (v1.36).</remarks>
internal sealed partial class ResourceRegistry
{
    private const int MaxDisruptedPods = 2000; // MaxDisruptedPodSize
    private const string TooManyDisruptions = "Cannot evict pod as it would violate the pod's disruption budget.";

    /// <summary>Deletes a Pod unless a disruption budget forbids it now.</summary>
    /// <exception cref="ApiException">429: a budget forbids it. 500: several budgets concern the Pod.</exception>
    public void Evict(ResourceEndpoint pods, ResourceEndpoint budgets, ObjectKey key, DeleteOptions options, WriteContext context)
    {
        var pod = (Pod)Get(pods, key);
        DeletionRules.CheckPreconditions(pods.Type, pod.Metadata, options.Preconditions);
        if (!IsEnding(pod) && BudgetOf(pod, budgets) is { } budget && NeedsLeave(pod, budget))
            TakeLeave(pod, budget, budgets, context);
        pod = (Pod)CommitUpdate(pods, MarkEvicted(pod), context);
        // What the caller said of the version was checked; the Pod has a new one by now.
        Delete(pods, key, options with { Preconditions = new() { Uid = pod.Metadata.Uid } }, context);
    }

    // Its end takes nothing away from anybody: it does not run, or goes already.
    private static bool IsEnding(Pod pod) => pod.Status.Phase is "Succeeded" or "Failed" or "Pending" || pod.Metadata.DeletionTimestamp is not null;

    private PodDisruptionBudget? BudgetOf(Pod pod, ResourceEndpoint budgets)
    {
        var concerned = _store.List<PodDisruptionBudget>(budgets.Type, pod.Metadata.Namespace).Where(budget => budget.Spec.Selector.Matches(pod.Metadata.Labels)).ToList();
        return concerned.Count <= 1
            ? concerned.FirstOrDefault()
            : throw ApiErrors.Internal("This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.");
    }

    private static bool NeedsLeave(Pod pod, PodDisruptionBudget budget)
    {
        if (pod.Status.Conditions.Any(condition => condition is { Type: "Ready", Status: "True" }))
            return true;
        return budget.Spec.UnhealthyPodEvictionPolicy switch
        {
            "AlwaysAllow" => false,
            _ => budget.Status.CurrentHealthy < budget.Status.DesiredHealthy || budget.Status.DesiredHealthy <= 0,
        };
    }

    /// <summary>Counts one disruption against the budget.</summary>
    private void TakeLeave(Pod pod, PodDisruptionBudget budget, ResourceEndpoint budgets, WriteContext context)
    {
        var (name, status) = (budget.Metadata.Name!, budget.Status);
        if (status.ObservedGeneration < budget.Metadata.Generation)
            throw Refuse($"The disruption budget {name} is still being processed by the server.", retryAfterSeconds: 10);
        if (status.DisruptionsAllowed < 0)
            throw ApiErrors.Forbidden(budgets.Type, name, "pdb disruptions allowed is negative");
        if (status.DisruptedPods.Count > MaxDisruptedPods)
            throw ApiErrors.Forbidden(budgets.Type, name, "DisruptedPods map too big - too many evictions not confirmed by PDB controller");
        if (status.DisruptionsAllowed == 0)
            throw Refuse($"The disruption budget {name} needs {status.DesiredHealthy} healthy pods and has {status.CurrentHealthy} currently", retryAfterSeconds: 0);
        var after = status with
        {
            DisruptionsAllowed = status.DisruptionsAllowed - 1,
            DisruptedPods = status.DisruptedPods.Set(pod.Metadata.Name!, _loop.Now),
        };
        Replace(budgets, budget, budget with { Status = WithCondition(after, budget) }, UpdateRules.Status, context);
    }

    private PodDisruptionBudgetStatus WithCondition(PodDisruptionBudgetStatus status, PodDisruptionBudget budget)
    {
        if (status.DisruptionsAllowed > 0)
            return status;
        var condition = new Condition
        {
            Type = "DisruptionAllowed",
            Status = "False",
            Reason = "InsufficientPods",
            ObservedGeneration = status.ObservedGeneration,
            LastTransitionTime = _loop.Now,
        };
        var at = status.Conditions.FindIndex(other => other.Type == condition.Type);
        return status with { Conditions = at < 0 ? status.Conditions.Add(condition) : status.Conditions.SetItem(at, condition) };
    }

    private Pod MarkEvicted(Pod pod)
    {
        var known = pod.Condition("DisruptionTarget");
        var condition = new PodCondition
        {
            Type = "DisruptionTarget",
            Status = "True",
            Reason = "EvictionByEvictionAPI",
            Message = "Eviction API: evicting",
            ObservedGeneration = pod.Metadata.Generation,
            LastTransitionTime = known is { Status: "True" } ? known.LastTransitionTime : _loop.Now,
        };
        return pod with { Status = pod.Status with { Conditions = pod.Status.Conditions.Set(condition) } };
    }

    private static ApiException Refuse(string why, int retryAfterSeconds) =>
        ApiErrors.TooManyRequests(TooManyDisruptions, new() { Causes = [new() { Reason = "DisruptionBudget", Message = why }], RetryAfterSeconds = retryAfterSeconds });
}
