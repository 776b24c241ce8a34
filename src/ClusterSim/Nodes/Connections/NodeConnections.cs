using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Connections;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Programs;
using ClusterSim.Nodes.Runtime;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Connections;

/// <summary>The servers of the kubelets, as the API server reaches them.</summary>
/// <remarks>Source: kubelet server/server.go, kubelet_pods.go (GetKubeletContainerLogs, GetExec, GetAttach, GetPortForward) (v1.36).</remarks>
internal sealed class NodeConnections(Kubelets kubelets, IPodNetwork network) : INodeConnections
{
    private const int KubeletPort = 10250;

    public IByteSource OpenLog(Pod pod, PodLogOptions options)
    {
        var kubelet = Reach(pod, problem => $"Get \"https://{AddressOf(pod)}:{KubeletPort}/containerLogs/{pod.Metadata.Namespace}/{pod.Metadata.Name}/{options.Container}\": {problem}");
        var slot = kubelet.FindWorker(ObjectKey.Of(pod))?.FindSlot(options.Container);
        return ContainerLogs.Open(kubelets.Loop, pod, slot, options);
    }

    public StreamSession Exec(Pod pod, StreamOptions options) => ExecSession.Create(Running(pod, options.Container), options);

    public StreamSession Attach(Pod pod, StreamOptions options) => AttachSession.Create(Running(pod, options.Container), options);

    public PortForwardSession PortForward(Pod pod, ValueList<int> ports)
    {
        PodContainersRunning(pod);
        var worker = Reach(pod, Dialing).FindWorker(ObjectKey.Of(pod));
        return new(ports, port => PodPorts.Connect(worker!, port));
    }

    public async Task<ApiResponse> ForwardAsync(string address, int port, string path, ApiRequest request)
    {
        try
        {
            var response = await network.SendAsync(new Uri($"http://{address}:{port}{path}"), MessageOf(request), CancellationToken.None);
            return new() { StatusCode = response.Status, Headers = [.. response.Headers.Select(header => KeyValuePair.Create(HttpHeaders.Title(header.Key), header.Value))], Body = response.Body.AsSpan().ToArray() };
        }
        catch (HttpRequestException failure)
        {
            return Unreachable(failure.HttpRequestError == HttpRequestError.ConnectionError ? $"dial tcp {address}:{port}: connect: connection refused" : "EOF");
        }
        catch (OperationCanceledException)
        {
            return Unreachable($"dial tcp {address}:{port}: i/o timeout");
        }
    }

    public (string Address, int Port)? FindEndpoint(Service service, ServicePort port) => network.FindEndpoint(service, port);

    public ApiResponse AskKubelet(string node, string path, ApiRequest request)
    {
        var kubelet = Reach(kubelets.Find(node), node, problem => $"error trying to reach service: dial tcp {kubelets.Find(node)?.Host.Address}:{KubeletPort}: {problem}");
        return KubeletServer.Answer(kubelet, path.Split('?')[0]);
    }

    private static ApiResponse Unreachable(string problem) => ResponseWriter.Status(
        new() { Outcome = "Failure", Message = "error trying to reach service: " + problem, Reason = "ServiceUnavailable", Code = 503 }, default, []);

    private static HttpRequest MessageOf(ApiRequest request)
    {
        var headers = request.Headers.Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value)).DistinctBy(header => header.Key);
        return new() { Method = request.Method, Headers = headers.ToValueMap(), Body = new(request.Body.ToArray()) };
    }

    /// <summary>The container, which has to run.</summary>
    private ContainerInstance Running(Pod pod, string container)
    {
        var slot = Reach(pod, Dialing).FindWorker(ObjectKey.Of(pod))?.FindSlot(container);
        return slot is { IsRunning: true } ? slot.Current! : throw ApiErrors.Plain(500, $"container not found (\"{container}\")");
    }

    private void PodContainersRunning(Pod pod)
    {
        if (string.IsNullOrEmpty(pod.Spec.NodeName))
            throw ApiErrors.BadRequest($"pod {pod.Metadata.Name} does not have a host assigned");
        if (Reach(pod, Dialing).FindWorker(ObjectKey.Of(pod)) is not { Sandbox: SandboxState.Ready })
            throw ApiErrors.Plain(500, $"pod not found (\"{pod.Metadata.Name}_{pod.Metadata.Namespace}\")");
    }

    private string Dialing(string problem) => $"error dialing backend: {problem}";

    private Kubelet Reach(Pod pod, Func<string, string> describe) =>
        Reach(kubelets.Find(pod.Spec.NodeName ?? ""), pod.Spec.NodeName ?? "", describe);

    private static Kubelet Reach(Kubelet? kubelet, string node, Func<string, string> describe)
    {
        if (kubelet is null)
            throw ApiErrors.Internal(describe($"dial tcp: lookup {node}: no such host"));
        var address = $"dial tcp {kubelet.Host.Address}:{KubeletPort}";
        if (!kubelet.IsOn)
            throw ApiErrors.Internal(describe($"{address}: connect: no route to host"));
        if (kubelet.IsCutOff || kubelet.Host.IsIsolated)
            throw ApiErrors.Internal(describe($"{address}: i/o timeout"));
        return kubelet.IsRunning ? kubelet : throw ApiErrors.Internal(describe($"{address}: connect: connection refused"));
    }

    private string AddressOf(Pod pod) => kubelets.Find(pod.Spec.NodeName ?? "")?.Host.Address ?? pod.Spec.NodeName ?? "";
}
