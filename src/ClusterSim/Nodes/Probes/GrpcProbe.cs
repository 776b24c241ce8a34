using System.Globalization;
using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Nodes.Probes;

/// <summary>Asks the gRPC health service: <c>SERVING</c> is a success.</summary>
/// <remarks>Source: pkg/probe/grpc/grpc.go (v1.36): as long as nobody speaks gRPC on the port, the client goes on trying to connect.</remarks>
internal static class GrpcProbe
{
    public static async Task<ProbeOutcome> RunAsync(PodWorker pod, GRPCAction action, TimeSpan timeout)
    {
        var target = string.Create(CultureInfo.InvariantCulture, $"{pod.Address}:{action.Port}");
        var end = pod.Loop.Now + timeout;
        try
        {
            var request = GrpcHealth.Check(action.Service ?? "", "kube-probe/" + pod.KubeletVersion);
            var response = await Deadline.WaitAsync(pod.Loop, pod.SendFromNode(new Uri($"http://{target}{GrpcHealth.CheckPath}"), request), timeout);
            if (response is null)
                return ProbeOutcome.Failure($"timeout: health rpc did not complete within {Runtime.GoDuration.Format(timeout)}");
            if (GrpcHealth.Read(response) is { } answer)
                return Judge(answer);
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            // Tried again until the time is over.
        }
        await pod.Loop.Delay(end - pod.Loop.Now);
        return ProbeOutcome.Failure($"timeout: failed to connect service \"{target}\" within {Runtime.GoDuration.Format(timeout)}: context deadline exceeded");
    }

    private static ProbeOutcome Judge(GrpcHealth.Reply answer) => answer switch
    {
        { Code: GrpcHealth.Ok, Status: HealthStatus.Serving } => ProbeOutcome.Success,
        { Code: GrpcHealth.Ok } => ProbeOutcome.Failure($"service unhealthy (responded with \"{GrpcHealth.NameOf(answer.Status)}\")"),
        { Code: GrpcHealth.Unimplemented } => ProbeOutcome.Failure("error: this server does not implement the grpc health protocol (grpc.health.v1.Health): " + answer.Message),
        _ => ProbeOutcome.Failure($"error: health rpc probe failed: rpc error: code = {GrpcHealth.CodeName(answer.Code)} desc = {answer.Message}"),
    };
}
