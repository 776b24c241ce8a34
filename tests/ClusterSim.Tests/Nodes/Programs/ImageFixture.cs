using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes.Programs;

/// <summary>Pods of well-known images in a whole cluster, asked over its network and through exec.</summary>
public abstract class ImageFixture : WholeClusterFixture
{
    protected string Log(string pod) => Cluster.Containers[pod].ReadLog();

    protected string Exec(string pod, params string[] command)
    {
        var result = Cluster.Containers[pod].Exec(command);
        return result.Output + result.Error;
    }

    protected string Shell(string pod, string script) => Exec(pod, "sh", "-c", script);

    protected HttpResponse Get(string pod, int port, string path = "/", HttpRequest? request = null) =>
        Cluster.Run(() => Cluster.Http.SendAsync($"http://{Pod(pod).Status.PodIP}:{port}{path}", request));

    protected void Configure(string name, params (string Key, string Value)[] data) =>
        Cluster.Apply(new ConfigMap { Metadata = new() { Name = name }, Data = data.Select(entry => KeyValuePair.Create(entry.Key, entry.Value)).ToValueMap() });

    protected static VolumeMount Mount(string name, string path) => new() { Name = name, MountPath = path };

    protected static Volume FromConfigMap(string name) => new() { Name = name, ConfigMap = new() { Name = name } };
}
