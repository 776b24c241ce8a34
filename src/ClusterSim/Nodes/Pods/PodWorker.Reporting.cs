namespace ClusterSim.Nodes.Pods;

/// <content>The Pod's status: worked out anew each time, written when it has changed.</content>
/// <remarks>Source: kubelet_pods.go (generateAPIPodStatus, convertToAPIContainerStatuses), status_manager.go (v1.36).</remarks>
internal sealed partial class PodWorker
{
    private PodStatus? _reported;
    private Time? _startTime;
    private bool _isUnwritten;

    /// <summary>When the kubelet first saw the Pod.</summary>
    public Time? StartTime => _startTime;

    public SandboxState Sandbox => _sandbox;

    public ValueList<HostIP> HostIPs => _kubelet.HostIPs;

    /// <summary>The conditions that hold until now.</summary>
    public ValueList<PodCondition> ConditionsBefore => _reported?.Conditions ?? Pod.Status.Conditions;

    /// <summary>Whether the init containers, if there are any, have done their work.</summary>
    public bool IsInitialized
    {
        get
        {
            foreach (var slot in InitSlots)
            {
                if (!slot.IsSidecar && slot.Current is not { HasExited: true, ExitCode: 0 })
                    return false;
            }
            return true;
        }
    }

    /// <summary>Works out the status, and writes it if it is not what was last reported.</summary>
    /// <returns>The phase that the containers amount to.</returns>
    private string ReportStatus()
    {
        var phase = WriteStatusIfNew();
        FollowProbes();
        return phase;
    }

    private string WriteStatusIfNew()
    {
        _startTime ??= Pod.Status.StartTime ?? Now;
        var status = new PodStatusBuilder(this, _kubelet.Parts).Build(out var phase);
        if (_reported is not null && status == _reported && !_isUnwritten && !HasForeignConditions())
            return phase;
        WriteStatus(status);
        return phase;
    }

    /// <summary>Reports that the sandbox is there, as soon as it is: pulling images may take long.</summary>
    /// <remarks>Source: kubelet.go, OnPodSandboxReady (v1.36).</remarks>
    private void ReportSandbox()
    {
        if (_reported is { } reported)
            WriteStatus(reported with { Conditions = new PodStatusBuilder(this, _kubelet.Parts).WithSandbox(reported.Conditions) });
    }

    private void WriteStatus(PodStatus status)
    {
        _reported = status;
        _isUnwritten = true;
        if (_isGone || !_kubelet.ReachesApi)
            return;
        _isUnwritten = !_kubelet.TryWriteStatus(this, status, out var stored);
        Pod = stored;
        if (_isUnwritten)
            SyncIn(Kubelet.ErrorRetryInterval);
    }

    /// <summary>Whether somebody else has changed a condition that is the kubelet's to say.</summary>
    private bool HasForeignConditions()
    {
        foreach (var condition in Pod.Status.Conditions)
        {
            if (!PodConditions.IsKubelets(condition.Type))
                continue;
            foreach (var reported in _reported?.Conditions ?? [])
            {
                if (reported.Type == condition.Type && reported.Status != condition.Status)
                    return true;
            }
        }
        return false;
    }
}
