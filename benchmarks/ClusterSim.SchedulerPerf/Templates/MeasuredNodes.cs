namespace ClusterSim.SchedulerPerf.Templates;

/// <summary>The Nodes on which the real scheduler was measured: in three zones, with 32 CPUs and 256 GiB, or of five sizes.</summary>
internal static class MeasuredNodes
{
    private static readonly (int Cpu, int MemoryGi)[] Sizes = [(8, 32), (16, 64), (32, 128), (48, 192), (64, 256)];

    public static IEnumerable<Node> Of(int count) => Enumerable.Range(0, count).Select(static i => Node(i, 32, 256));

    public static IEnumerable<Node> OfFiveSizes(int count) => Enumerable.Range(0, count).Select(static i => Node(i, Sizes[i % Sizes.Length].Cpu, Sizes[i % Sizes.Length].MemoryGi));

    private static Node Node(int i, int cpu, int memoryGi)
    {
        var name = $"node-{i:00000}";
        ValueMap<Quantity> resources = [new("cpu", cpu), new("memory", $"{memoryGi}Gi"), new("ephemeral-storage", "100Gi"), new("pods", 110)];
        return new()
        {
            Metadata = new()
            {
                Name = name,
                Labels = [new(AffinityTerms.Hostname, name), new(AffinityTerms.Zone, $"zone-{i % 3}"), new("kubernetes.io/os", "linux"), new("kubernetes.io/arch", "amd64")],
            },
            Status = new() { Capacity = resources, Allocatable = resources, Conditions = [new() { Type = "Ready", Status = "True" }] },
        };
    }
}
