using ClusterSim.Api.Apps;
using ClusterSim.Api.Batch;
using ClusterSim.Api.Coordination;
using ClusterSim.Api.Discovery;
using ClusterSim.Api.Networking;
using ClusterSim.Api.Policy;
using ClusterSim.Api.Rbac;
using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.ResourceQuotas;

/// <summary>A kind whose objects quotas can count.</summary>
internal abstract class QuotaKind(Type type)
{
    /// <summary>Every built-in kind that lives in a namespace, but for Events.</summary>
    public static IReadOnlyList<QuotaKind> All { get; } =
    [
        new Of<Pod>(), new Of<Service>(), new Of<PersistentVolumeClaim>(), new Of<ReplicationController>(), new Of<Secret>(), new Of<ConfigMap>(),
        new Of<ServiceAccount>(), new Of<ResourceQuota>(), new Of<LimitRange>(), new Of<PodTemplate>(), new Of<Api.Core.Endpoints>(),
        new Of<Deployment>(), new Of<ReplicaSet>(), new Of<StatefulSet>(), new Of<DaemonSet>(), new Of<ControllerRevision>(),
        new Of<Job>(), new Of<CronJob>(), new Of<Api.Autoscaling.HorizontalPodAutoscaler>(), new Of<PodDisruptionBudget>(),
        new Of<Ingress>(), new Of<NetworkPolicy>(), new Of<EndpointSlice>(), new Of<Lease>(), new Of<Role>(), new Of<RoleBinding>(),
    ];

    public ResourceType Resource { get; } = ResourceType.From(type);

    /// <summary>The objects in a namespace.</summary>
    public abstract IEnumerable<ApiObject> List(IClusterClient client, string @namespace);

    /// <summary>Wakes the quotas of a namespace when an object there may use less than before.</summary>
    public abstract void Watch(ReconcilerWatches<ResourceQuota> watches, Func<ResourceType, string, IEnumerable<ObjectKey>> quotas);

    private sealed class Of<T>() : QuotaKind(typeof(T)) where T : ApiObject
    {
        public override IEnumerable<ApiObject> List(IClusterClient client, string @namespace) => client.List<T>(@namespace);

        public override void Watch(ReconcilerWatches<ResourceQuota> watches, Func<ResourceType, string, IEnumerable<ObjectKey>> quotas) =>
            watches.Watches<T>((before, after) => Frees(before, after) ? quotas(Resource, before!.Metadata.Namespace!) : []);

        // What is created was charged by admission; only what goes, or comes to its end, is news.
        private static bool Frees(T? before, T? after) => before is not null && (after is null || (before, after) switch
        {
            (Pod { IsTerminal: false }, Pod { IsTerminal: true }) => true,
            (Service old, Service now) => old.Spec.Type != now.Spec.Type || old.Spec.Ports.Count != now.Spec.Ports.Count,
            (PersistentVolumeClaim old, PersistentVolumeClaim now) => old.Spec != now.Spec || old.Status.AllocatedResources != now.Status.AllocatedResources,
            _ => false,
        });
    }
}
