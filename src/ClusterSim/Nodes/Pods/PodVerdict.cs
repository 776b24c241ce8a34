namespace ClusterSim.Nodes.Pods;

/// <summary>Why a kubelet ends a Pod that nobody has deleted: it fails, whatever its containers' exit codes.</summary>
/// <param name="Reason">As its status will have it, as in <c>Evicted</c>.</param>
/// <param name="Message">The same in words.</param>
/// <param name="Disrupts">Whether the condition <c>DisruptionTarget</c> says that it is no fault of the Pod's.</param>
internal sealed record PodVerdict(string Reason, string Message, bool Disrupts = true)
{
    public const string DisruptionTarget = "DisruptionTarget";
    public const string TerminationByKubelet = "TerminationByKubelet"; // PodReasonTerminationByKubelet

    /// <summary>Adds the condition to others.</summary>
    public ValueList<PodCondition> AddTo(ValueList<PodCondition> conditions, long generation, Time now)
    {
        if (!Disrupts || conditions.FindIndex(condition => condition.Type == DisruptionTarget && condition.Reason == TerminationByKubelet) >= 0)
            return conditions;
        var condition = new PodCondition { Type = DisruptionTarget, Status = "True", ObservedGeneration = generation, LastTransitionTime = now, Reason = TerminationByKubelet, Message = Message };
        var at = conditions.FindIndex(other => other.Type == DisruptionTarget);
        return at < 0 ? conditions.Add(condition) : conditions.SetItem(at, condition);
    }
}
