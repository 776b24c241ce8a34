namespace ClusterSim.Controllers.Autoscaling;

/// <summary>How the horizontal pod autoscaler works. The defaults are Kubernetes'.</summary>
/// <remarks>Source: kube-controller-manager's --horizontal-pod-autoscaler-… (v1.36).</remarks>
public sealed record HorizontalPodAutoscalerOptions
{
    /// <summary>How often each autoscaler is looked at, the first time this long after its creation. 15 seconds unless set.</summary>
    public TimeSpan SyncPeriod { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How far from 1 the ratio of usage to target must be for anything to happen, where an autoscaler does not say it. 0.1 unless set.</summary>
    public double Tolerance { get; init; } = 0.1;

    /// <summary>For how long the highest recommendation counts before the number is lowered, where an autoscaler does not say it. 5 minutes unless set.</summary>
    public TimeSpan DownscaleStabilization { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after a Pod's start its CPU counts only while it is ready, and has been for a whole window of measurement. 5 minutes unless set.</summary>
    public TimeSpan CpuInitializationPeriod { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A Pod that became unready within this after its start counts as one that was never ready. 30 seconds unless set.</summary>
    public TimeSpan InitialReadinessDelay { get; init; } = TimeSpan.FromSeconds(30);
}
