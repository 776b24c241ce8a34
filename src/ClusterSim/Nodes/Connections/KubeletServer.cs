using System.Text;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Nodes.Programs;
using ClusterSim.Serialization;

namespace ClusterSim.Nodes.Connections;

/// <summary>What a kubelet answers of its own, through <c>nodes/NAME/proxy</c>.</summary>
/// <remarks>
/// Source: kubelet server/server.go (v1.36).
/// Differs from Kubernetes: only <c>/healthz</c>, <c>/pods</c> and <c>/runningpods/</c> are answered.
/// </remarks>
internal static class KubeletServer
{
    public static ApiResponse Answer(Kubelet kubelet, string path) => path.TrimEnd('/') switch
    {
        "/healthz" or "/healthz/ping" or "/healthz/log" or "/healthz/syncloop" => ResponseWriter.Text(200, "ok"),
        "/pods" => Pods(kubelet.Workers.Select(worker => worker.Pod)),
        "/runningpods" => Pods(kubelet.Workers.Where(worker => !worker.IsTerminated).Select(worker => worker.Pod)),
        _ => ResponseWriter.Text(404, "404 page not found\n"),
    };

    private static ApiResponse Pods(IEnumerable<Pod> pods)
    {
        using var writer = new JsonWriter();
        writer.StartObject();
        writer.WriteName("kind");
        writer.WriteString("PodList");
        writer.WriteName("apiVersion");
        writer.WriteString("v1");
        writer.WriteName("metadata");
        writer.StartObject();
        writer.EndObject();
        writer.WriteName("items");
        writer.StartArray();
        foreach (var pod in pods)
            ObjectJson.Write(writer, pod);
        writer.EndArray();
        writer.EndObject();
        return new() { StatusCode = 200, Headers = [new("Content-Type", "application/json")], Body = writer.Written.ToArray() };
    }
}
