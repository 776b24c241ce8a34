using System.Runtime.CompilerServices;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fills in what a Pod leaves out, with what only Pods and not templates are given.</summary>
/// <remarks>
/// <para>A Pod made from a template that is complete already shares what it had with it.</para>
/// <para>Source: core/v1/defaults.go, SetDefaults_Pod; core/v1/conversion.go, Convert_v1_Pod_To_core_Pod (v1.36).</para>
/// </remarks>
internal static class PodDefaults
{
    private static readonly Func<Container, Container> WithRequests = container =>
        PodResourceDefaults.WithRequests(container.Resources) is var resources && ReferenceEquals(resources, container.Resources)
            ? container
            : container with { Resources = resources };

    private static readonly Func<Container, Container> WithHostPorts = container =>
        container.Ports.Replace(port => port.HostPort == 0 ? port with { HostPort = port.Port } : port) is var ports && ReferenceEquals(ports, container.Ports)
            ? container
            : container with { Ports = ports };

    // What templates do not say and Pods do would otherwise give every Pod a spec of its own, be they made by a controller or by a client from one object.
    private static readonly ConditionalWeakTable<PodSpec, PodSpec> OfTemplates = [];

    /// <summary>The Pod with everything filled in; the same instance when nothing was missing.</summary>
    public static Pod Apply(Pod pod)
    {
        var (metadata, status) = (InitContainerAnnotations.Drop(pod.Metadata), WithAddresses(pod.Status));
        var spec = pod.IsBound ? ApplyAll(pod.Spec) : OfTemplate(pod.Spec);
        return ReferenceEquals(metadata, pod.Metadata) && ReferenceEquals(spec, pod.Spec) && ReferenceEquals(status, pod.Status)
            ? pod
            : pod with { Metadata = metadata, Spec = spec, Status = status };
    }

    private static PodSpec OfTemplate(PodSpec spec)
    {
        if (OfTemplates.TryGetValue(spec, out var complete))
            return complete;
        complete = ApplyAll(spec);
        if (!ReferenceEquals(complete, spec))
            OfTemplates.AddOrUpdate(spec, complete);
        return complete;
    }

    private static PodSpec ApplyAll(PodSpec spec) => ApplyOwn(PodSpecDefaults.Apply(spec));

    private static PodSpec ApplyOwn(PodSpec spec)
    {
        spec = WithContainers(spec, WithRequests);
        spec = PodResourceDefaults.Apply(spec);
        if (spec.HostNetwork)
            spec = WithContainers(spec, WithHostPorts);
        return spec.EnableServiceLinks is null ? spec with { EnableServiceLinks = true } : spec;
    }

    private static PodSpec WithContainers(PodSpec spec, Func<Container, Container> change)
    {
        var (containers, init) = (spec.Containers.Replace(change), spec.InitContainers.Replace(change));
        return ReferenceEquals(containers, spec.Containers) && ReferenceEquals(init, spec.InitContainers)
            ? spec
            : spec with { Containers = containers, InitContainers = init };
    }

    // The one address and the first of all addresses are the same; where they are not, the one address counts.
    private static PodStatus WithAddresses(PodStatus status)
    {
        var first = status.PodIPs.Count > 0 ? status.PodIPs[0].Ip : null;
        if (string.IsNullOrEmpty(status.PodIP))
            return string.IsNullOrEmpty(first) ? status : status with { PodIP = first };
        return status.PodIP == first ? status : status with { PodIPs = [new() { Ip = status.PodIP }] };
    }
}
