using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Nodes.Volumes;

/// <summary>Pods with shells that look at volumes.</summary>
public abstract class VolumeFixture : NodeFixture
{
    [SetUp]
    public void AddMachines()
    {
        Machines.Add("node-a");
        Machines.Add("node-b");
    }

    /// <summary>A Pod with a container that sleeps, and a volume mounted at <c>/data</c>.</summary>
    protected Pod CreateBox(string name, Volume volume, string node = "node-a", Func<VolumeMount, VolumeMount>? mount = null, Func<PodSpec, PodSpec>? spec = null, Func<Container, Container>? container = null, string image = "busybox")
    {
        var place = new VolumeMount { Name = "data", MountPath = "/data" };
        var pod = CreatePod(
            name,
            image,
            node,
            container: main => (container ?? (same => same))(main with { Command = ["sleep", "999999"], VolumeMounts = [mount?.Invoke(place) ?? place] }),
            spec: pod => (spec ?? (same => same))(pod with { Volumes = [volume with { Name = "data" }] }));
        return pod;
    }

    protected void StartBox(string name, Volume volume, string node = "node-a", Func<VolumeMount, VolumeMount>? mount = null, Func<PodSpec, PodSpec>? spec = null, Func<Container, Container>? container = null, string image = "busybox")
    {
        CreateBox(name, volume, node, mount, spec, container, image);
        RunUntilReady(name);
    }

    /// <summary>Everything that a script writes in a container.</summary>
    protected string Sh(string pod, string script, string? container = null)
    {
        var result = Containers.Get("default", pod, container).Exec("sh", "-c", script);
        return result.Output + result.Error;
    }

    protected void CreateConfigMap(string name, params (string Key, string Text)[] data) =>
        Client.Create(new ConfigMap { Metadata = new() { Name = name, Namespace = "default" }, Data = ValueMap.Of(data) });

    protected void UpdateConfigMap(string name, params (string Key, string Text)[] data) =>
        Client.Update(Client.Get<ConfigMap>("default", name) with { Data = ValueMap.Of(data) });

    protected static Volume ConfigMapVolume(string name, bool? optional = null, params ValueList<KeyToPath> items) =>
        new() { ConfigMap = new() { Name = name, Optional = optional, Items = items } };
}
