using ClusterSim.ApiServer.Registry;
using ClusterSim.Simulation;

namespace ClusterSim.ApiServer.Admission;

/// <summary>Runs every Pod under a service account, and mounts a token for it into the containers.</summary>
/// <remarks>
/// Source: plugin/pkg/admission/serviceaccount/admission.go (v1.36).
/// Differs from Kubernetes: the random ending of the token volume's name is drawn once per Pod template and not once per Pod, so that Pods of one template share their memory.
/// </remarks>
internal sealed class ServiceAccountAdmission(RandomStream random) : IAdmissionPlugin
{
    private const string Default = "default";
    private const string VolumePrefix = "kube-api-access-";
    private const string MountPath = "/var/run/secrets/kubernetes.io/serviceaccount";
    private const string MirrorPod = "kubernetes.io/config.mirror";

    private static readonly ProjectedVolumeSource Token = new()
    {
        DefaultMode = 420, // 0644
        Sources =
        [
            new() { ServiceAccountToken = new() { ExpirationSeconds = 3607, Path = "token" } },
            new() { ConfigMap = new() { Name = "kube-root-ca.crt", Items = [new() { Key = "ca.crt", Path = "ca.crt" }] } },
            new() { DownwardAPI = new() { Items = [new() { Path = "namespace", FieldRef = new() { ApiVersion = "v1", FieldPath = "metadata.namespace" } }] } },
        ],
    };

    private readonly SpecMemo<ServiceAccount> _known = new();

    public string Name => "ServiceAccount";

    public bool Handles(AdmissionOperation operation, ResourceType resource, string subresource) =>
        operation == AdmissionOperation.Create && resource.ClrType == typeof(Pod) && subresource.Length == 0;

    public ApiObject? Mutate(AdmissionRequest request)
    {
        var pod = (Pod)request.Object!;
        if (pod.Metadata.Annotations.ContainsKey(MirrorPod))
            return null; // A static Pod of a kubelet, which has no access to the API.
        var name = string.IsNullOrEmpty(pod.Spec.ServiceAccountName) ? Default : pod.Spec.ServiceAccountName;
        var account = request.Find<ServiceAccount>(new(request.Namespace, name))
            ?? throw request.Deny($"error looking up service account {request.Namespace}/{name}: serviceaccount \"{name}\" not found");
        var spec = _known.Get(pod.Spec, account, Apply);
        return ReferenceEquals(spec, pod.Spec) ? null : pod with { Spec = spec };
    }

    private PodSpec Apply(PodSpec spec, ServiceAccount account)
    {
        spec = spec with { ServiceAccountName = account.Metadata.Name, ServiceAccount = account.Metadata.Name };
        if (spec.AutomountServiceAccountToken ?? account.AutomountServiceAccountToken ?? true)
            spec = WithToken(spec);
        return spec.ImagePullSecrets.Count == 0 && account.ImagePullSecrets.Count > 0 ? spec with { ImagePullSecrets = account.ImagePullSecrets } : spec;
    }

    private PodSpec WithToken(PodSpec spec)
    {
        var existing = spec.Volumes.FirstOrDefault(volume => volume.Name.StartsWith(VolumePrefix, StringComparison.Ordinal));
        var containersLack = spec.Containers.Any(Lacks) || spec.InitContainers.Any(Lacks);
        if (!containersLack)
            return spec; // They have mounts of their own in its place.
        var name = existing?.Name ?? VolumePrefix + NameGenerator.Ending(random);
        var mount = new VolumeMount { Name = name, ReadOnly = true, MountPath = MountPath };
        Container Mounted(Container container) => Lacks(container) ? container with { VolumeMounts = container.VolumeMounts.Add(mount) } : container;
        return spec with
        {
            InitContainers = spec.InitContainers.Replace(Mounted),
            Containers = spec.Containers.Replace(Mounted),
            Volumes = existing is null ? spec.Volumes.Add(new() { Name = name, Projected = Token }) : spec.Volumes,
        };
    }

    private static bool Lacks(Container container) => container.VolumeMounts.All(mount => mount.MountPath != MountPath);
}
