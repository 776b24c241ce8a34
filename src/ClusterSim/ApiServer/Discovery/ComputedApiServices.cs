using System.Security.Cryptography;
using System.Text;
using ClusterSim.Api.ApiRegistration;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Discovery;

/// <summary>The APIServices of the versions that the server answers itself, worked out when somebody reads them.</summary>
/// <remarks>Source: kube-aggregator controllers/autoregister; controlplane/apiserver/aggregator.go, for the priorities (v1.36).</remarks>
internal sealed class ComputedApiServices(Scheme scheme, DateTimeOffset started) : IComputedObjects
{
    private const string AutomanagedLabel = "kube-aggregator.kubernetes.io/automanaged";
    private const string Aggregator = "apiregistration.k8s.io"; // Serves itself and has no entry.
    private const int CustomGroupPriority = 1000;
    private const int CustomVersionPriority = 100;
    private const int VersionPriority = 15;

    private static readonly Dictionary<string, int> GroupPriorities = new()
    {
        [""] = 18_000,
        ["apps"] = 17_800,
        ["events.k8s.io"] = 17_750,
        ["authentication.k8s.io"] = 17_700,
        ["authorization.k8s.io"] = 17_600,
        ["autoscaling"] = 17_500,
        ["batch"] = 17_400,
        ["certificates.k8s.io"] = 17_300,
        ["networking.k8s.io"] = 17_200,
        ["policy"] = 17_100,
        ["rbac.authorization.k8s.io"] = 17_000,
        ["storage.k8s.io"] = 16_800,
        ["apiextensions.k8s.io"] = 16_700,
        ["admissionregistration.k8s.io"] = 16_700,
        ["scheduling.k8s.io"] = 16_600,
        ["coordination.k8s.io"] = 16_500,
        ["node.k8s.io"] = 16_300,
        ["discovery.k8s.io"] = 16_200,
        ["resource.k8s.io"] = 16_200,
        ["flowcontrol.apiserver.k8s.io"] = 16_100,
    };

    public ApiObject? Find(ObjectKey key) => key.Namespace.Length == 0 ? List(null).FirstOrDefault(service => service.Metadata.Name == key.Name) : null;

    public IEnumerable<ApiObject> List(string? @namespace) =>
        scheme.All.Where(type => type.Group != Aggregator).DistinctBy(type => type.ApiVersion).Select(Make).OrderBy(service => service.Metadata.Name, StringComparer.Ordinal);

    private APIService Make(ResourceType type)
    {
        var isOwn = GroupPriorities.TryGetValue(type.Group, out var priority);
        var name = type.Version + "." + type.Group;
        return new()
        {
            Metadata = new()
            {
                Name = name,
                Uid = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)).ToString(),
                ResourceVersion = "1",
                CreationTimestamp = started,
                Labels = [new(AutomanagedLabel, isOwn ? "onstart" : "true")],
            },
            Spec = new()
            {
                Group = type.Group.Length == 0 ? null : type.Group,
                Version = type.Version,
                GroupPriorityMinimum = isOwn ? priority : CustomGroupPriority,
                VersionPriority = !isOwn ? CustomVersionPriority : type.Group.Length == 0 ? 1 : type.ApiVersion == "autoscaling/v2" ? 2 * VersionPriority : VersionPriority,
            },
            Status = new()
            {
                Conditions = [new() { Type = "Available", Status = "True", LastTransitionTime = started, Reason = "Local", Message = "Local APIServices are always available" }],
            },
        };
    }
}
