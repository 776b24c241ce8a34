using ClusterSim.Api;
using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Scheduling;

/// <summary>Nodes and Pods of many kinds, by chance: the same ones for the same seed.</summary>
internal sealed class MixedPods(int seed)
{
    private const string Hostname = "kubernetes.io/hostname", Zone = "topology.kubernetes.io/zone";

    private static readonly string[] Apps = ["web", "db", "cache", "batch"];
    private static readonly string[] Images = ["app:1", "app:2", "tool:1"];

    private readonly Random _random = new(seed);

    private delegate PodSpec Trait(PodSpec spec, string app);

    private Trait[] Traits =>
    [
        (spec, _) => spec with { NodeSelector = [new("disk", "ssd")] },
        (spec, _) => spec with { Tolerations = [new() { Key = "special", Operator = "Exists" }] },
        (spec, _) => spec with { Priority = _random.Next(1, 4) * 10 },
        (spec, _) => spec with { Containers = [spec.Containers[0] with { Ports = [new() { Port = 80, HostPort = 8000 + _random.Next(3), Protocol = "TCP" }] }] },
        (spec, app) => spec with { Affinity = new() { PodAntiAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [Term(app, Hostname)] } } },
        (spec, app) => spec with { Affinity = new() { PodAntiAffinity = new() { PreferredDuringSchedulingIgnoredDuringExecution = [new() { Weight = _random.Next(1, 101), PodAffinityTerm = Term(app, Zone) }] } } },
        (spec, _) => spec with { Affinity = new() { PodAffinity = new() { RequiredDuringSchedulingIgnoredDuringExecution = [Term(Any(Apps), Zone)] } } },
        (spec, _) => spec with { Affinity = new() { PodAffinity = new() { PreferredDuringSchedulingIgnoredDuringExecution = [new() { Weight = _random.Next(1, 101), PodAffinityTerm = Term(Any(Apps), Hostname) }] } } },
        (spec, app) => spec with { TopologySpreadConstraints = [Spread(app, Zone, "DoNotSchedule")] },
        (spec, app) => spec with { TopologySpreadConstraints = [Spread(app, Hostname, "ScheduleAnyway"), Spread(app, Zone, "ScheduleAnyway")] },
        (spec, _) => spec with { Affinity = new() { NodeAffinity = Preferring(Zone, $"zone-{_random.Next(3)}") } },
    ];

    /// <summary>One of these.</summary>
    public T Any<T>(IReadOnlyList<T> things) => things[_random.Next(things.Count)];

    /// <summary>True once in so many times.</summary>
    public bool Once(int times) => _random.Next(times) == 0;

    /// <summary>A Node of that name, whose labels, taints, size and images are what chance makes them.</summary>
    public Node Node(string name)
    {
        ValueMap<Quantity> resources = [new("cpu", Any([2, 4, 8])), new("memory", Any(["4Gi", "8Gi", "16Gi"])), new("pods", Any([8, 12, 110]))];
        return new()
        {
            Metadata = new() { Name = name, Labels = [new(Hostname, name), new(Zone, $"zone-{_random.Next(3)}"), .. Once(3) ? [new KeyValuePair<string, string>("disk", "ssd")] : Array.Empty<KeyValuePair<string, string>>()] },
            Spec = new() { Unschedulable = Once(15), Taints = Once(8) ? [new() { Key = "special", Effect = Any(["NoSchedule", "PreferNoSchedule"]) }] : [] },
            Status = new() { Capacity = resources, Allocatable = resources, Images = Once(2) ? [new() { Names = [Any(Images)], SizeBytes = 300L << 20 }] : [] },
        };
    }

    /// <summary>A Pod of that name: of few sizes, so that shapes come again, and with up to two traits.</summary>
    public Pod Pod(string name)
    {
        var app = Any(Apps);
        var spec = new PodSpec { Containers = [new() { Name = "main", Image = Any(Images), Resources = new() { Requests = [new("cpu", Any(["100m", "500m", "1500m"])), new("memory", Any(["128Mi", "1Gi"]))] } }] };
        for (var traits = _random.Next(3); traits > 0; traits--)
            spec = Any(Traits)(spec, app);
        return new() { Metadata = new() { Name = name, Namespace = "default", Labels = [new("app", app)] }, Spec = spec };
    }

    private static PodAffinityTerm Term(string app, string topologyKey) => new() { LabelSelector = new() { MatchLabels = [new("app", app)] }, TopologyKey = topologyKey };

    private static NodeAffinity Preferring(string label, string value) => new()
    {
        PreferredDuringSchedulingIgnoredDuringExecution = [new() { Weight = 50, Preference = new() { MatchExpressions = [new() { Key = label, Operator = "In", Values = [value] }] } }],
    };

    private TopologySpreadConstraint Spread(string app, string topologyKey, string whenUnsatisfiable) =>
        new() { MaxSkew = _random.Next(1, 4), TopologyKey = topologyKey, WhenUnsatisfiable = whenUnsatisfiable, LabelSelector = new() { MatchLabels = [new("app", app)] } };
}
