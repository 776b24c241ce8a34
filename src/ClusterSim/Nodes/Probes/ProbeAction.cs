using ClusterSim.Nodes.Pods;

namespace ClusterSim.Nodes.Probes;

/// <summary>Carries out a probe once, by whichever of the four ways it asks for.</summary>
/// <remarks>Source: prober/prober.go, runProbe (v1.36).</remarks>
internal static class ProbeAction
{
    private static readonly Task<ProbeOutcome> Nothing = Task.FromResult(ProbeOutcome.Error("missing probe handler"));

    public static Task<ProbeOutcome> RunAsync(PodWorker pod, ContainerSlot slot, Probe probe)
    {
        var timeout = TimeSpan.FromSeconds(Math.Max(probe.TimeoutSeconds, 1));
        if (probe.Exec is { } exec)
            return ExecProbe.RunAsync(slot.Current!, exec, timeout);
        if (probe.HttpGet is { } get)
            return HttpProbe.RunAsync(pod, slot.Spec, get, timeout);
        if (probe.TcpSocket is { } socket)
            return TcpProbe.RunAsync(pod, slot.Spec, socket, timeout);
        if (probe.Grpc is { } grpc)
            return GrpcProbe.RunAsync(pod, grpc, timeout);
        return Nothing;
    }
}
