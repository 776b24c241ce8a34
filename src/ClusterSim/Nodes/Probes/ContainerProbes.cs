using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Probes;

/// <summary>The probes of one container.</summary>
internal sealed class ContainerProbes
{
    private readonly ProbeWorker? _startup;
    private readonly ProbeWorker? _readiness;
    private readonly ProbeWorker? _liveness;

    private ContainerProbes(PodWorker pod, ContainerSlot slot, Func<Probe, DateTimeOffset> begin)
    {
        _startup = Worker(ProbeKind.Startup, slot.Spec.StartupProbe);
        _readiness = Worker(ProbeKind.Readiness, slot.Spec.ReadinessProbe);
        _liveness = Worker(ProbeKind.Liveness, slot.Spec.LivenessProbe);

        ProbeWorker? Worker(ProbeKind kind, Probe? spec) => spec is null ? null : new(pod, slot, kind, spec, begin(spec));
    }

    /// <summary>The probes that a container's spec asks for; null when there are none, or the container is not one that is probed.</summary>
    /// <param name="pod">Its Pod.</param>
    /// <param name="slot">The container.</param>
    /// <param name="begin">From when on a probe is carried out.</param>
    public static ContainerProbes? Of(PodWorker pod, ContainerSlot slot, Func<Probe, DateTimeOffset> begin) =>
        slot.IsDebug || (slot.IsInit && !slot.IsSidecar) || (slot.Spec.StartupProbe ?? slot.Spec.ReadinessProbe ?? slot.Spec.LivenessProbe) is null ? null : new(pod, slot, begin);

    /// <summary>Whether a container that runs has started as far as its startup probe is concerned.</summary>
    public bool HasStarted(ContainerInstance container) => _startup is null || _startup.ResultOf(container) == true;

    /// <summary>Whether a container that has started is ready.</summary>
    public bool IsReady(ContainerInstance container) => _readiness is null || _readiness.ResultOf(container) == true;

    /// <summary>The probe because of which a container has to be killed; null when it may live.</summary>
    public ProbeWorker? FailureOf(ContainerInstance container) =>
        _liveness?.ResultOf(container) == false ? _liveness : _startup?.ResultOf(container) == false ? _startup : null;

    /// <inheritdoc cref="ProbeWorker.Follow"/>
    public void Follow()
    {
        _startup?.Follow();
        _readiness?.Follow();
        _liveness?.Follow();
    }

    /// <inheritdoc cref="ProbeWorker.Wake"/>
    public void Wake()
    {
        _readiness?.Wake();
        _liveness?.Wake();
    }

    /// <inheritdoc cref="ProbeWorker.Stop"/>
    public void Stop()
    {
        _startup?.Stop();
        _readiness?.Stop();
        _liveness?.Stop();
    }

    /// <inheritdoc cref="ProbeWorker.Restart"/>
    public void Restart(Func<Probe, DateTimeOffset> begin)
    {
        _startup?.Restart(begin(_startup.Spec));
        _readiness?.Restart(begin(_readiness.Spec));
        _liveness?.Restart(begin(_liveness.Spec));
    }
}
