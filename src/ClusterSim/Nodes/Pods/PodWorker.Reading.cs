namespace ClusterSim.Nodes.Pods;

/// <content>What the Pod's containers refer to.</content>
internal sealed partial class PodWorker
{
    /// <exception cref="EnvironmentException">There is none, and it is not optional.</exception>
    public ConfigMap? FindConfigMap(string? name, bool? isOptional) =>
        _kubelet.Client.Find<ConfigMap>(new ObjectKey(Key.Namespace, name ?? "")) ?? (isOptional == true ? null : throw new EnvironmentException($"configmap \"{name}\" not found"));

    /// <exception cref="EnvironmentException">There is none, and it is not optional.</exception>
    public Secret? FindSecret(string? name, bool? isOptional) =>
        _kubelet.Client.Find<Secret>(new ObjectKey(Key.Namespace, name ?? "")) ?? (isOptional == true ? null : throw new EnvironmentException($"secret \"{name}\" not found"));

    public PersistentVolumeClaim? FindClaim(string name) => _kubelet.Client.Find<PersistentVolumeClaim>(new ObjectKey(Key.Namespace, name));

    public PersistentVolume? FindVolume(string name) => _kubelet.Client.Find<PersistentVolume>(new ObjectKey(name));

    /// <summary>The Services of a namespace, by name.</summary>
    public IEnumerable<Service> ServicesIn(string @namespace) => _kubelet.Client.List<Service>(@namespace);

    /// <summary>How much of a resource the node offers.</summary>
    public Quantity Allocatable(string resource) => _kubelet.Allocatable.Find(resource);
}
