using ClusterSim.Client;
using ClusterSim.Reconcilers;

namespace ClusterSim.Controllers.Endpoints;

/// <summary>Which Pods stand behind a Service, and on which ports.</summary>
/// <remarks>Source: endpointslice util/controller_utils.go; api/v1/pod/util.go, FindPort (v1.36).</remarks>
internal sealed class ServicePods(ComponentContext context)
{
    private readonly IClusterClient _client = context.Client;
    private readonly Informer<Service> _services = context.Informers.For<Service>();

    /// <summary>The Pods the Service selects.</summary>
    public IReadOnlyList<Pod> Of(Service service) =>
        _client.List<Pod>(service.Metadata.Namespace, LabelSelector.Labels(service.Spec.Selector));

    /// <summary>The Services whose endpoints a change of a Pod may change: those that select it, provided that something endpoints tell of it is different.</summary>
    /// <param name="before">The Pod as it was; null: it is new.</param>
    /// <param name="after">The Pod as it is; null: it is gone.</param>
    /// <remarks>Source: endpointslice util/controller_utils.go, GetServicesToUpdateOnPodChange, podEndpointsChanged (v1.36).</remarks>
    public IEnumerable<ObjectKey> ServicesConcernedBy(Pod? before, Pod? after) => (before, after) switch
    {
        (null, { } pod) => ServicesOf(pod),
        ({ } pod, null) => ServicesOf(pod),
        ({ } old, { } now) when old.Metadata.Labels == now.Metadata.Labels => LooksAlike(old, now) ? [] : ServicesOf(now),
        ({ } old, { } now) => [.. ServicesOf(old), .. ServicesOf(now)],
        _ => [],
    };

    private IReadOnlyList<ObjectKey> ServicesOf(Pod pod)
    {
        List<ObjectKey>? keys = null;
        foreach (var service in _services.InNamespace(pod.Metadata.Namespace ?? ""))
            if (service.Spec.Selector.Count > 0 && Selects(service, pod.Metadata.Labels))
                (keys ??= []).Add(service.Key);
        return (IReadOnlyList<ObjectKey>?)keys ?? [];
    }

    private static bool LooksAlike(Pod before, Pod after) =>
        before.Metadata.Uid == after.Metadata.Uid
        && before.Metadata.DeletionTimestamp == after.Metadata.DeletionTimestamp
        && before.IsReady == after.IsReady
        && before.IsTerminal == after.IsTerminal
        && before.Status.PodIP == after.Status.PodIP
        && before.Status.PodIPs == after.Status.PodIPs
        && before.Spec.NodeName == after.Spec.NodeName
        && before.Spec.Hostname == after.Spec.Hostname
        && before.Spec.Subdomain == after.Spec.Subdomain;

    /// <summary>Whether <paramref name="pod"/> can be reached: it has an address and is not over.</summary>
    /// <param name="pod">The Pod.</param>
    /// <param name="includeTerminating">Whether one that is being deleted still counts.</param>
    public static bool CanBeEndpoint(Pod pod, bool includeTerminating) =>
        !pod.IsTerminal && (pod.Status.PodIPs.Count > 0 || !string.IsNullOrEmpty(pod.Status.PodIP)) && (includeTerminating || !pod.IsBeingDeleted);

    /// <summary>Whether Pods can be told apart by name behind <paramref name="service"/>.</summary>
    public static bool HasHostname(Pod pod, Service service) =>
        !string.IsNullOrEmpty(pod.Spec.Hostname) && pod.Spec.Subdomain == service.Metadata.Name && pod.Metadata.Namespace == service.Metadata.Namespace;

    /// <summary>The port of <paramref name="pod"/> that <paramref name="port"/> leads to; null when it names one that no container has.</summary>
    public static int? TargetPort(Pod pod, ServicePort port)
    {
        var protocol = port.Protocol ?? "TCP";
        if (port.TargetPort is not { IsText: true } name)
            return port.TargetPort is { Number: > 0 } number ? number.Number : port.Port;
        foreach (var container in pod.Spec.Containers)
            foreach (var declared in container.Ports)
                if (declared.Name == name.Text && (declared.Protocol ?? "TCP") == protocol)
                    return declared.Port;
        foreach (var container in pod.Spec.InitContainers)
            if (container.RestartPolicy == "Always")
                foreach (var declared in container.Ports)
                    if (declared.Name == name.Text && (declared.Protocol ?? "TCP") == protocol)
                        return declared.Port;
        return null;
    }

    private static bool Selects(Service service, ValueMap<string> labels)
    {
        foreach (var (key, value) in service.Spec.Selector)
            if (labels.Find(key) != value)
                return false;
        return true;
    }
}
