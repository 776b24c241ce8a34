using System.Globalization;
using ClusterSim.Serialization;

namespace ClusterSim.Lab.Synthetic;

/// <summary>Synthetic workloads in one line, for command lines: Nodes of one kind and Pods of one kind.</summary>
/// <remarks>
/// As in <c>nodes=100; node.cpu=32; node.memory=128Gi; pods=5000; cpu=lognormal(500m, 0.8); memory=choice(1Gi:3, 4Gi)</c>. Known besides: <c>name</c>,
/// <c>until</c>, <c>arrival</c>, <c>lifetime</c>, <c>priority</c>, <c>gpus</c>, <c>node.gpus</c>, <c>node.zones</c> (how many). What else a Pod asks for or a Node has is
/// named as the resource, as in <c>ephemeral-storage=1Gi</c> and <c>node.pods=250</c>.
/// </remarks>
public static class SyntheticLine
{
    /// <summary>Whether a text is one, not the name of a file.</summary>
    public static bool IsOne(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains('=', StringComparison.Ordinal) && !File.Exists(text);
    }

    /// <summary>What a line describes.</summary>
    /// <exception cref="InvalidDataException">It cannot be read; the message says what.</exception>
    public static SyntheticWorkload Read(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var workload = new SyntheticWorkload { Spec = new() { Nodes = [new() { Count = 1 }], Classes = [new()] } };
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var part in line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new InvalidDataException($"{part}: expected name=value");
            var (name, value) = (part[..equals].Trim(), part[(equals + 1)..].Trim());
            if (!seen.Add(name))
                throw new InvalidDataException($"{name}: is given twice");
            workload = With(workload, name, value);
        }
        return workload;
    }

    private static SyntheticWorkload With(SyntheticWorkload workload, string name, string value)
    {
        var spec = workload.Spec;
        if (name == "name")
            return workload with { Metadata = workload.Metadata with { Name = value } };
        var node = spec.Nodes[0];
        var pod = spec.Classes[0];
        return workload with
        {
            Spec = name switch
            {
                "nodes" => spec with { Nodes = [node with { Count = Whole(name, value) }] },
                "pods" => spec with { Pods = Whole(name, value) },
                "until" => spec with { Until = Number(name, value) },
                "arrival" => spec with { Arrival = value },
                "node.gpus" => spec with { Nodes = [node with { Gpus = Whole(name, value) }] },
                "node.zones" => spec with { Nodes = [node with { Zones = [.. Enumerable.Range(1, Whole(name, value)).Select(zone => $"zone-{zone}")] }] },
                _ when name.StartsWith("node.", StringComparison.Ordinal) => spec with { Nodes = [node with { Capacity = node.Capacity.Set(name["node.".Length..], value) }] },
                "lifetime" => spec with { Classes = [pod with { Lifetime = value }] },
                "priority" => spec with { Classes = [pod with { Priority = value }] },
                "gpus" => spec with { Classes = [pod with { Gpus = value }] },
                _ => spec with { Classes = [pod with { Requests = pod.Requests.Set(name, value) }] },
            },
        };
    }

    private static int Whole(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidDataException($"{name}: expected a whole number, not \"{value}\"");

    private static double Number(string name, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw new InvalidDataException($"{name}: expected a number, not \"{value}\"");
}
