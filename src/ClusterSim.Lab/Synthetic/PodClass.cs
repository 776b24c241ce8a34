using ClusterSim.ApiServer;
using ClusterSim.Simulation;

namespace ClusterSim.Lab.Synthetic;

/// <summary>Makes the Pods of a class: stamped from one that an API server has taken, so that defaults, admission and validation are true.</summary>
internal sealed class PodClass
{
    private readonly Pod _stamp;
    private readonly ResourceFigures _requests;
    private readonly Distribution? _gpus;
    private readonly Distribution? _priority;
    private readonly Distribution? _lifetime;
    private readonly string _gpuModels;

    public PodClass(SyntheticPodClass podClass, int index, FieldReading fields, Cluster cluster)
    {
        var path = $"spec.classes[{index}]";
        Name = NameOf(podClass);
        Share = podClass.Share ?? 1;
        fields.Require(Share > 0 && double.IsFinite(Share), path + ".share", "must be more than 0");
        _requests = new(podClass.Requests, path + ".requests", fields);
        _gpus = fields.Amount(podClass.Gpus, path + ".gpus");
        _gpuModels = podClass.GpuModels ?? "";
        _priority = fields.Amount(podClass.Priority, path + ".priority");
        _lifetime = fields.Time(podClass.Lifetime, path + ".lifetime");
        try
        {
            _stamp = cluster.Client.Create(Draft(podClass));
        }
        catch (ApiException refusal)
        {
            fields.Require(false, path, refusal.Message);
            throw; // Not reached.
        }
    }

    public string Name { get; }

    public double Share { get; }

    public static string NameOf(SyntheticPodClass podClass) => podClass.Name ?? "pod";

    /// <summary>Begins to make the Pods of a seed.</summary>
    public Maker Start(ulong seed) => new(this, seed);

    private Pod Draft(SyntheticPodClass podClass)
    {
        var spec = podClass.Spec ?? new();
        return new()
        {
            Metadata = new() { Name = Name, Namespace = "default", Labels = podClass.Labels.ContainsKey("app") ? podClass.Labels : podClass.Labels.Set("app", Name) },
            Spec = spec.Containers.Count > 0 ? spec : spec with { Containers = [new() { Name = "main", Image = "synthetic" }] },
        };
    }

    /// <summary>The Pods of one seed, one after the other. Those that ask for the same share a spec.</summary>
    public sealed class Maker(PodClass podClass, ulong seed)
    {
        private readonly RandomStream[] _requests = podClass._requests.Streams(seed, "pods/" + podClass.Name);
        private readonly RandomStream _gpus = new(seed, $"pods/{podClass.Name}.gpus");
        private readonly RandomStream _priority = new(seed, $"pods/{podClass.Name}.priority");
        private readonly RandomStream _lifetime = new(seed, $"pods/{podClass.Name}.lifetime");
        private readonly Dictionary<string, PodSpec> _specs = new(StringComparer.Ordinal); // Looked up, never enumerated.

        public Arrival Next(int number)
        {
            var requests = podClass._requests.Next(_requests);
            var priority = podClass._priority is { } of ? (int)Math.Clamp(Math.Round(of.Next(_priority)), int.MinValue, int.MaxValue) : podClass._stamp.Spec.Priority;
            var gpus = podClass._gpus is { } some ? Gpus(some.Next(_gpus)) : default(GpuRequest);
            var metadata = podClass._stamp.Metadata;
            var pod = new Pod
            {
                Metadata = new() { Name = $"{podClass.Name}-{number + 1:D6}", Namespace = metadata.Namespace, Labels = metadata.Labels, Annotations = gpus.ToAnnotations() },
                Spec = SpecFor(requests, priority),
                Status = podClass._stamp.Status,
            };
            return new(pod) { Duration = podClass._lifetime is { } lifetime ? TimeSpan.FromSeconds(Math.Max(0, lifetime.Next(_lifetime))) : null };
        }

        private GpuRequest Gpus(double gpus)
        {
            var milli = (int)Math.Round(Math.Clamp(gpus, 0, 1_000_000) * GpuRequest.WholeGpu);
            var (count, each) = milli < GpuRequest.WholeGpu ? (milli > 0 ? 1 : 0, milli) : ((milli + GpuRequest.WholeGpu / 2) / GpuRequest.WholeGpu, GpuRequest.WholeGpu);
            return new(count, each, podClass._gpuModels);
        }

        private PodSpec SpecFor(ValueMap<Quantity> requests, int? priority)
        {
            var key = string.Join(',', requests.Select(request => $"{request.Key}={request.Value}").Append($"{priority}"));
            if (_specs.TryGetValue(key, out var known))
                return known;
            var first = podClass._stamp.Spec.Containers[0];
            var merged = requests.Aggregate(first.Resources.Requests, (all, request) => all.Set(request.Key, request.Value));
            var spec = podClass._stamp.Spec with
            {
                Priority = priority,
                Containers = [first with { Resources = first.Resources with { Requests = merged } }, .. podClass._stamp.Spec.Containers.Skip(1)],
            };
            _specs.Add(key, spec);
            return spec;
        }
    }
}
