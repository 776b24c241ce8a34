using ClusterSim.Client;
using ClusterSim.Reconcilers;
using ClusterSim.Recordings.Scenarios.Kubelet;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>Clusters set up as those in which the recordings were made.</summary>
internal static class ScenarioClusters
{
    public static ClusterOptions Options(Scenario scenario, ScriptedKubelets kubelets, ulong seed) => new()
    {
        Seed = seed,
        Nodes = 0,
        Components = [kubelets, new ReconcilerComponent<Namespace>("service-ca-certificate-publisher-controller", context => new ServiceCaPublisher(context))],
        PersistentVolumeBinder = new() { FirstSync = RecordedTiming.FirstVolumeResync },
        Storage = null, // Nobody makes volumes there.
        CallLatency = RecordedTiming.Call,
        Kubelet = new() { Heartbeats = HeartbeatMode.Written },
        NodeLifecycle = scenario.IsAlone
            ? new() { MonitorPeriod = TimeSpan.FromSeconds(2), MonitorGracePeriod = TimeSpan.FromSeconds(8), StartupGracePeriod = TimeSpan.FromSeconds(12) }
            : new(),
        HorizontalPodAutoscaler = new() { SyncPeriod = TimeSpan.FromSeconds(3) },
        ApiServer = new() { ServiceClusterIpRange = "10.0.0.0/16" },
    };
}
