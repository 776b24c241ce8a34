using ClusterSim.Nodes.Probes;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Nodes.Pods;

/// <content>Probes, and what follows from them.</content>
/// <remarks>Source: prober/prober_manager.go, kuberuntime_manager.go (computePodActions, computeInitContainerActions) (v1.36).</remarks>
internal sealed partial class PodWorker
{
    public string KubeletVersion => _kubelet.MinorVersion;

    /// <summary>Whether probes of a kind are carried out now: only the readiness of a Pod matters that is being terminated.</summary>
    public bool MayProbe(ProbeKind kind) => _kubelet.IsRunning && (_stage == Stage.Syncing || (_stage == Stage.Terminating && kind == ProbeKind.Readiness));

    /// <summary>A probe has changed its mind.</summary>
    public void ProbeTurned()
    {
        if (_stage == Stage.Syncing)
            SyncNow();
        else
            ReportStatus();
    }

    public void TellOfProbe(ContainerSlot slot, string reason, string message) => _kubelet.Events.OfContainer(this, slot, "Warning", reason, message);

    public Task<HttpResponse> SendFromNode(Uri url, HttpRequest request) => Network.SendAsync(Host, url, request, default);

    public Reachability ProbeFromNode(string address, int port, out IPortListener? listener) => Network.Probe(Host, address, port, out listener);

    public Task<TcpConnection> ConnectFromNode(string address, int port) => Network.ConnectAsync(Host, address, port, default);

    /// <summary>How many probes rest, since nobody can tell whether they are carried out.</summary>
    public int RestingProbes { get; set; }

    /// <summary>Something has changed on which the answers to probes may depend: those that rest begin again.</summary>
    public void WakeProbes()
    {
        if (RestingProbes == 0)
            return;
        foreach (var slot in _slots)
            slot.Probes?.Wake();
    }

    /// <summary>The kubelet was stopped.</summary>
    public void StopProbing()
    {
        foreach (var slot in _slots)
            slot.Probes?.Stop();
    }

    /// <summary>The kubelet was started again.</summary>
    public void ResumeProbing()
    {
        foreach (var slot in _slots)
            slot.Probes?.Restart(_kubelet.BeginOf);
    }

    private void BeginProbing()
    {
        foreach (var slot in _slots)
            slot.Probes ??= ContainerProbes.Of(this, slot, _kubelet.BeginOf);
    }

    private void FollowProbes()
    {
        foreach (var slot in _slots)
            slot.Probes?.Follow();
    }

    /// <summary>Stops containers whose liveness or startup probe has failed; unless the Pod never restarts, others take their place at once.</summary>
    private void KillUnhealthy()
    {
        foreach (var slot in _slots)
        {
            if (slot is not { Probes: { } probes, Current: { IsRunning: true } container, IsUnhealthy: false } || probes.FailureOf(container) is not { } failed)
                continue;
            slot.IsUnhealthy = true;
            slot.IsReplaced = slot.IsSidecar || Pod.Spec.RestartPolicy != "Never";
            var what = $"failed {(failed.Kind == ProbeKind.Startup ? "startup" : "liveness")} probe";
            var message = slot.IsSidecar ? $"Init container {slot.Spec.Name} {what}" : $"Container {slot.Spec.Name} {what}{(slot.IsReplaced ? ", will be restarted" : "")}";
            _kubelet.Events.OfContainer(this, slot, "Normal", "Killing", message);
            StopOne(container, failed.Spec.TerminationGracePeriodSeconds);
        }
    }

    /// <summary>A container that was stopped in order to be replaced has exited.</summary>
    private void StartReplacements()
    {
        if (_starting is null && _sandbox == SandboxState.Ready)
            StartContainers();
    }
}
