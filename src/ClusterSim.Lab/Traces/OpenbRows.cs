using System.Globalization;

namespace ClusterSim.Lab;

/// <summary>Rows of the openb tables as API objects.</summary>
internal static class OpenbRows
{
    private const int Mebi = 1 << 20;
    private const int PodsPerNode = 1001; // As in the published experiment.

    public static readonly string[] NodeColumns = ["name", "cpu_milli", "memory_mib", "gpu_count", "gpu_model"];
    public static readonly string[] PodColumns = ["name", "cpu_milli", "memory_mib", "num_gpu", "gpu_milli"];

    public static Node NodeOf(CsvRow row)
    {
        ValueMap<Quantity> resources =
        [
            new("cpu", Quantity.FromMilli(row.Whole("cpu_milli"))),
            new("memory", Quantity.FromBytes(row.Whole("memory_mib", most: long.MaxValue / Mebi) * Mebi)),
            new("pods", PodsPerNode),
        ];
        var count = row.Whole("gpu_count", most: int.MaxValue);
        var labels = count == 0 ? ValueMap<string>.Empty : ValueMap.Of(
            (GpuLabels.Count, count.ToString(CultureInfo.InvariantCulture)),
            (GpuLabels.Model, row.Name("gpu_model")));
        return new()
        {
            Metadata = new() { Name = row.Name("name"), Labels = labels },
            Status = new() { Capacity = resources, Allocatable = resources },
        };
    }

    public static OpenbPod PodOf(CsvRow row, Dictionary<(long MilliCpu, long Memory, GpuRequest Gpus), Pod> templates)
    {
        var count = (int)row.Whole("num_gpu", most: int.MaxValue);
        var milli = (int)row.Whole("gpu_milli", count == 0 ? 0 : 1, GpuRequest.WholeGpu);
        var gpus = count == 0 ? new GpuRequest(0, 0, "") : new GpuRequest(count, milli, row.Text("gpu_spec"));
        var shape = (row.Whole("cpu_milli"), row.Whole("memory_mib", most: long.MaxValue / Mebi) * Mebi, gpus);
        if (!templates.TryGetValue(shape, out var template))
            templates.Add(shape, template = TemplateOf(shape));
        return new(Named(template, row.Name("name")), gpus, row.OptionalWhole("creation_time"), row.OptionalWhole("scheduled_time"), row.OptionalWhole("deletion_time"));
    }

    public static Pod Named(Pod pod, string name) => pod with { Metadata = pod.Metadata with { Name = name } };

    // One for all Pods that ask for the same, so that the scheduler sees that they do.
    private static Pod TemplateOf((long MilliCpu, long Memory, GpuRequest Gpus) shape)
    {
        ValueMap<Quantity> requests = [new("cpu", Quantity.FromMilli(shape.MilliCpu)), new("memory", Quantity.FromBytes(shape.Memory))];
        return new()
        {
            Metadata = new() { Namespace = "default", Annotations = shape.Gpus.ToAnnotations() },
            Spec = new() { Containers = [new() { Name = "main", Image = "openb", Resources = new() { Requests = requests } }] },
        };
    }
}

/// <summary>A Pod of the trace, and what the trace says of it besides.</summary>
/// <param name="Pod">The Pod.</param>
/// <param name="Gpus">The GPUs it asks for.</param>
/// <param name="Created">When it came, in seconds from the start of the trace; null when that is not known.</param>
/// <param name="Scheduled">When it was scheduled; null when it never was.</param>
/// <param name="Deleted">When it went.</param>
internal sealed record OpenbPod(Pod Pod, GpuRequest Gpus, long? Created, long? Scheduled, long? Deleted);
