namespace ClusterSim.Nodes.Pods;

/// <summary>Why a kubelet has ended a Pod.</summary>
/// <param name="Reason">As in <c>DeadlineExceeded</c>.</param>
/// <param name="Message">For people.</param>
/// <param name="Disrupts">Whether the condition <c>DisruptionTarget</c> says that it is no fault of the Pod's own.</param>
internal sealed record PodFailure(string Reason, string Message, bool Disrupts = false)
{
    /// <summary>What the condition says, where it is not the message.</summary>
    public string? ConditionMessage { get; init; }

    public static PodFailure DeadlineExceeded { get; } = new("DeadlineExceeded", "Pod was active on the node longer than the specified deadline");

    /// <summary>Whether a condition is one that a kubelet has added with a failure.</summary>
    public static bool IsOf(PodCondition condition) => condition is { Type: "DisruptionTarget", Reason: "TerminationByKubelet" };

    /// <summary>Adds the condition to others, if there is one.</summary>
    public ValueList<PodCondition> AddTo(ValueList<PodCondition> conditions, long generation, Time now)
    {
        if (!Disrupts || conditions.FindIndex(IsOf) >= 0)
            return conditions;
        var condition = new PodCondition { Type = "DisruptionTarget", Status = "True", ObservedGeneration = generation, LastTransitionTime = now, Reason = "TerminationByKubelet", Message = ConditionMessage ?? Message };
        var at = conditions.FindIndex(other => other.Type == "DisruptionTarget");
        return at < 0 ? conditions.Add(condition) : conditions.SetItem(at, condition);
    }
}
