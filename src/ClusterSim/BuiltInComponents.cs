using ClusterSim.Api.Apps;
using ClusterSim.Api.Autoscaling;
using ClusterSim.Api.Batch;
using ClusterSim.Api.Networking;
using ClusterSim.Api.Rbac;
using ClusterSim.Client;
using ClusterSim.Controllers.Autoscaling;
using ClusterSim.Controllers.ClusterRoles;
using ClusterSim.Controllers.CronJobs;
using ClusterSim.Controllers.DaemonSets;
using ClusterSim.Controllers.Deployments;
using ClusterSim.Controllers.Disruption;
using ClusterSim.Controllers.Endpoints;
using ClusterSim.Controllers.GarbageCollection;
using ClusterSim.Controllers.Jobs;
using ClusterSim.Controllers.Namespaces;
using ClusterSim.Controllers.Nodes;
using ClusterSim.Controllers.ReplicaSets;
using ClusterSim.Controllers.ResourceQuotas;
using ClusterSim.Controllers.ServiceAccounts;
using ClusterSim.Controllers.StatefulSets;
using ClusterSim.Controllers.TtlAfterFinished;
using ClusterSim.Controllers.Volumes.Attachment;
using ClusterSim.Controllers.Volumes.Binding;
using ClusterSim.Controllers.Volumes.Ephemeral;
using ClusterSim.Controllers.Volumes.Expansion;
using ClusterSim.Controllers.Volumes.Protection;
using ClusterSim.Controllers.Volumes.Provisioning;
using ClusterSim.Networking;
using ClusterSim.Networking.Ingresses;
using ClusterSim.Nodes;
using ClusterSim.Nodes.Pools;
using ClusterSim.Reconcilers;
using ClusterSim.Scheduling;

namespace ClusterSim;

/// <summary>What runs in a cluster unless it is left out, in the order in which it starts.</summary>
internal static class BuiltInComponents
{
    private static readonly WorkQueueOptions FiveAtATime = new() { MaxConcurrent = 5 }; // --concurrent-deployment-syncs and the like.

    private static readonly WorkQueueOptions SlowRetries = FiveAtATime with { FirstRetry = TimeSpan.FromSeconds(1) }; // defaultSyncBackOff

    private static readonly WorkQueueOptions TwoAtATime = new() { MaxConcurrent = 2 }; // --concurrent-daemonset-syncs

    public static IEnumerable<IClusterComponent> All(ClusterOptions options, ClusterNetwork network, Kubelets kubelets, NodeHeartbeats heartbeats) =>
    [
        network,
        Controller<Namespace>("serviceaccount-controller", context => new DefaultServiceAccountReconciler(context)),
        Controller<Namespace>("root-ca-certificate-publisher-controller", context => new RootCertificateReconciler(context)),
        Controller<Secret>("serviceaccount-token-controller", context => new TokenSecretReconciler(context)),
        Controller<ResourceQuota>("resourcequota-controller", context => new ResourceQuotaReconciler(context)),
        Controller<ReplicationController>("replication-controller", context => new ReplicationControllerReconciler(context)),
        Controller<ReplicaSet>("replicaset-controller", context => new ReplicaSetReconciler(context)),
        Controller<DaemonSet>("daemonset-controller", context => new DaemonSetReconciler(context), TwoAtATime),
        Controller<StatefulSet>("statefulset-controller", context => new StatefulSetReconciler(context)),
        Controller<Deployment>("deployment-controller", context => new DeploymentReconciler(context)),
        new JobController(),
        Controller<CronJob>("cronjob-controller", context => new CronJobReconciler(context)),
        Controller<Job>("ttl-after-finished-controller", context => new TtlAfterFinishedReconciler(context)),
        new DisruptionController(),
        Controller<Service>("endpoint-controller", context => new EndpointsReconciler(context)),
        Controller<Service>("endpointslice-controller", context => new EndpointSliceReconciler(context), SlowRetries),
        Controller<Endpoints>("endpointslicemirroring-controller", context => new EndpointSliceMirroringReconciler(context), SlowRetries),
        Controller<Service>(LoadBalancerReconciler.ComponentName, context => new LoadBalancerReconciler(context, options.Network)),
        Controller<Ingress>(IngressReconciler.ComponentName, context => new IngressReconciler(context, network)),
        Controller<ClusterRole>("clusterrole-aggregation-controller", context => new ClusterRoleAggregationReconciler(context)),
        Controller<HorizontalPodAutoscaler>("horizontal-pod-autoscaler", context => new HorizontalPodAutoscalerReconciler(context, options.HorizontalPodAutoscaler)),
        new PersistentVolumeBinder(options.PersistentVolumeBinder),
        .. options.Storage is { } storage ? [new DiskDriver(storage, isNew: options.State is null)] : Array.Empty<IClusterComponent>(),
        Controller<PersistentVolume>("persistentvolume-attach-detach-controller", context => new AttachDetachController(context)),
        new EphemeralVolumeController(),
        Controller<PersistentVolumeClaim>("persistentvolume-expander-controller", context => new ClaimExpander(context)),
        Controller<PersistentVolumeClaim>("persistentvolumeclaim-protection-controller", context => new ClaimProtectionReconciler(context)),
        Controller<PersistentVolume>("persistentvolume-protection-controller", context => new VolumeProtectionReconciler(context)),
        new NamespaceController(),
        new GarbageCollector(),
        new NodeLifecycleController(options.NodeLifecycle, options.Kubelet.Heartbeats == HeartbeatMode.Computed ? heartbeats : null),
        new TaintEvictionController(),
        Controller<Node>("ttl-controller", context => new NodeTtlReconciler(context)),
        new PodGarbageCollector(options.PodGarbageCollector),
        new SchedulerComponent(options.Scheduler),
        kubelets,
        .. options.NodePools.Any(pool => pool.IsAutoscaled) ? [new ClusterAutoscaler(options.NodePools, kubelets, options.ClusterAutoscaler)] : (IClusterComponent[])[],
    ];

    private static ReconcilerComponent<T> Controller<T>(string name, Func<ComponentContext, Reconciler<T>> create, WorkQueueOptions? options = null) where T : ApiObject =>
        new(name, create, options ?? FiveAtATime);
}
