using ClusterSim.Api.Autoscaling;

namespace ClusterSim.Controllers.Autoscaling;

/// <summary>The status of an autoscaler while it is worked on.</summary>
/// <remarks>Source: horizontal.go, setStatus, setConditionInList (v1.36).</remarks>
internal sealed class AutoscalerStatus(HorizontalPodAutoscaler autoscaler, DateTimeOffset now)
{
    public const string AbleToScale = "AbleToScale";
    public const string ScalingActive = "ScalingActive";
    public const string ScalingLimited = "ScalingLimited";

    /// <summary>As it is to be written.</summary>
    public HorizontalPodAutoscalerStatus Value { get; private set; } = autoscaler.Status;

    /// <summary>Sets a condition in its place; the transition time stays while the status does.</summary>
    public void Set(string type, bool holds, string reason, string message)
    {
        var status = holds ? "True" : "False";
        var conditions = Value.Conditions;
        var index = conditions.FindIndex(condition => condition.Type == type);
        var before = index < 0 ? null : conditions[index];
        var condition = new HorizontalPodAutoscalerCondition
        {
            Type = type,
            Status = status,
            LastTransitionTime = before?.Status == status ? before.LastTransitionTime : now,
            Reason = reason,
            Message = message,
        };
        Value = Value with { Conditions = index < 0 ? conditions.Add(condition) : conditions.SetItem(index, condition) };
    }

    /// <summary>Says how many Pods there are and should be, and what was measured.</summary>
    /// <param name="current">How many the target asks for.</param>
    /// <param name="desired">How many it should; null: as was said before.</param>
    /// <param name="metrics">What was measured.</param>
    /// <param name="isRescaled">Whether the number has just been changed.</param>
    public void Count(int current, int? desired, ValueList<MetricStatus> metrics, bool isRescaled) => Value = new()
    {
        CurrentReplicas = current,
        DesiredReplicas = desired ?? Value.DesiredReplicas,
        LastScaleTime = isRescaled ? now : Value.LastScaleTime,
        CurrentMetrics = metrics,
        Conditions = Value.Conditions,
    };
}
