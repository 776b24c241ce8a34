using System.Globalization;
using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Programs;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Probes;

/// <summary>Asks the gRPC health service: <c>SERVING</c> is a success.</summary>
/// <remarks>Source: pkg/probe/grpc/grpc.go (v1.36): as long as nobody speaks gRPC on the port, the client goes on trying to connect.</remarks>
internal static class GrpcProbe
{
    private static readonly Task<ProbeOutcome> Succeeded = Task.FromResult(ProbeOutcome.Success);

    public static Task<ProbeOutcome> RunAsync(PodWorker pod, GRPCAction action, TimeSpan timeout)
    {
        pod.ProbeFromNode(pod.Address, action.Port, out var listener);
        return (listener as IGrpcHealthListener)?.Check(action.Service ?? "") switch
        {
            GrpcHealth.Serving => Succeeded,
            GrpcHealth.NotServing => Task.FromResult(ProbeOutcome.Failure("service unhealthy (responded with \"NOT_SERVING\")")),
            GrpcHealth.Unknown => Task.FromResult(ProbeOutcome.Failure("service unhealthy (responded with \"UNKNOWN\")")),
            GrpcHealth.ServiceUnknown => Task.FromResult(ProbeOutcome.Failure("error: health rpc probe failed: rpc error: code = NotFound desc = unknown service")),
            _ => GiveUpAsync(pod, action.Port, timeout),
        };
    }

    private static async Task<ProbeOutcome> GiveUpAsync(PodWorker pod, int port, TimeSpan timeout)
    {
        await pod.Loop.Delay(timeout);
        return ProbeOutcome.Failure(string.Create(CultureInfo.InvariantCulture, $"timeout: failed to connect service \"{pod.Address}:{port}\" within {GoDuration.Format(timeout)}: context deadline exceeded"));
    }
}
