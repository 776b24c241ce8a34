using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Fields whose feature gates are off: they are removed from whatever comes in, as if they had not been written.</summary>
/// <remarks>
/// Source: api/pod/util.go, dropDisabledFields (v1.36), with the gates' defaults: ContainerStopSignals, ClusterTrustBundleProjection,
/// PodCertificateRequest and GenericWorkload are off.
/// </remarks>
internal static class DisabledPodFields
{
    /// <summary>The specification without them; the same instance when it has none.</summary>
    public static PodSpec Drop(PodSpec spec)
    {
        var (volumes, containers) = (spec.Volumes.Replace(Drop), spec.Containers.Replace(Drop));
        var (init, ephemeral) = (spec.InitContainers.Replace(Drop), spec.EphemeralContainers.Replace(Drop));
        return spec.SchedulingGroup is null && ReferenceEquals(volumes, spec.Volumes) && ReferenceEquals(containers, spec.Containers)
            && ReferenceEquals(init, spec.InitContainers) && ReferenceEquals(ephemeral, spec.EphemeralContainers)
            ? spec
            : spec with { SchedulingGroup = null, Volumes = volumes, Containers = containers, InitContainers = init, EphemeralContainers = ephemeral };
    }

    private static Container Drop(Container container) =>
        container.Lifecycle?.StopSignal is null ? container : container with { Lifecycle = WithoutSignal(container.Lifecycle) };

    private static EphemeralContainer Drop(EphemeralContainer container) =>
        container.Lifecycle?.StopSignal is null ? container : container with { Lifecycle = WithoutSignal(container.Lifecycle) };

    private static Lifecycle? WithoutSignal(Lifecycle lifecycle) =>
        lifecycle is { PreStop: null, PostStart: null } ? null : lifecycle with { StopSignal = null };

    private static Volume Drop(Volume volume)
    {
        if (volume.Projected is not { } projected)
            return volume;
        var sources = projected.Sources.Replace(source => source is { ClusterTrustBundle: null, PodCertificate: null }
            ? source
            : source with { ClusterTrustBundle = null, PodCertificate = null });
        return ReferenceEquals(sources, projected.Sources) ? volume : volume with { Projected = projected with { Sources = sources } };
    }
}
