using ClusterSim.Api.Apps;
using ClusterSim.Client;
using ClusterSim.Controllers.Deployments;
using ClusterSim.Controllers.Endpoints;
using ClusterSim.Controllers.GarbageCollection;
using ClusterSim.Controllers.Namespaces;
using ClusterSim.Controllers.Nodes;
using ClusterSim.Controllers.ReplicaSets;
using ClusterSim.Controllers.ResourceQuotas;
using ClusterSim.Controllers.ServiceAccounts;
using ClusterSim.Networking;
using ClusterSim.Nodes;
using ClusterSim.Reconcilers;
using ClusterSim.Scheduling;

namespace ClusterSim;

/// <summary>What runs in a cluster unless it is left out, in the order in which it starts.</summary>
internal static class BuiltInComponents
{
    public static IEnumerable<IClusterComponent> All(ClusterOptions options, ClusterNetwork network, Kubelets kubelets, NodeHeartbeats heartbeats) =>
    [
        network,
        new ReconcilerComponent<Namespace>("serviceaccount-controller", context => new DefaultServiceAccountReconciler(context)),
        new ReconcilerComponent<Namespace>("root-ca-certificate-publisher-controller", context => new RootCertificateReconciler(context)),
        new ReconcilerComponent<Secret>("serviceaccount-token-controller", context => new TokenSecretReconciler(context)),
        new ReconcilerComponent<ResourceQuota>("resourcequota-controller", context => new ResourceQuotaReconciler(context)),
        new ReconcilerComponent<ReplicationController>("replication-controller", context => new ReplicationControllerReconciler(context)),
        new ReconcilerComponent<ReplicaSet>("replicaset-controller", context => new ReplicaSetReconciler(context)),
        new ReconcilerComponent<Deployment>("deployment-controller", context => new DeploymentReconciler(context)),
        new ReconcilerComponent<Service>("endpoint-controller", context => new EndpointsReconciler(context)),
        new ReconcilerComponent<Service>("endpointslice-controller", context => new EndpointSliceReconciler(context)),
        new ReconcilerComponent<Endpoints>("endpointslicemirroring-controller", context => new EndpointSliceMirroringReconciler(context)),
        new ReconcilerComponent<Service>(LoadBalancerReconciler.ComponentName, context => new LoadBalancerReconciler(context, options.Network)),
        new NamespaceController(),
        new GarbageCollector(),
        new NodeLifecycleController(options.NodeLifecycle, options.Kubelet.Heartbeats == HeartbeatMode.Computed ? heartbeats : null),
        new TaintEvictionController(),
        new ReconcilerComponent<Node>("ttl-controller", context => new NodeTtlReconciler(context)),
        new PodGarbageCollector(options.PodGarbageCollector),
        new SchedulerComponent(options.Scheduler),
        kubelets,
    ];
}
