using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Scheduling;
using ClusterSim.Scheduling.Plugins;
using ClusterSim.Simulation;

namespace ClusterSim.Tests.Scheduling;

/// <summary>Scores by allocation are whole numbers rounded down, however they are worked out for many Nodes at a time.</summary>
[TestFixture]
public sealed class AllocationScoreTests
{
    private const long Gibibyte = 1L << 30;

    [TestCase(false, 1, 4096)]
    [TestCase(true, 1, 4096)]
    [TestCase(false, 4096, 1 << 20)]
    [TestCase(true, 4096, 1 << 20)]
    public void Rounds_down_exactly_for_nodes_of_all_sizes(bool most, int leastGibibytes, int mostGibibytes)
    {
        var cache = new SchedulerCache();
        var random = new RandomStream(7, "sizes");
        var expected = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < 1000; i++)
        {
            var milliCpu = 100 * (1 + random.Next(2000));
            var memory = ((leastGibibytes + random.Next(mostGibibytes - leastGibibytes)) * Gibibyte) + random.Next(1000);
            // Every other Node is filled to a whole percentage, where rounding errors show.
            var percent = random.Next(100);
            var usedCpu = i % 2 == 0 ? milliCpu / 100 * percent : random.Next(milliCpu);
            var usedMemory = i % 2 == 0 ? memory / 100 * percent : memory / 1000 * random.Next(1000);
            var name = $"node-{i:000}";
            cache.Snapshot.SetNode(Node(name, milliCpu, memory));
            cache.Set(Pod($"old-{i:000}", usedCpu, usedMemory, name));
            expected[name] = (Percent(milliCpu, usedCpu, most) + Percent(memory, usedMemory, most)) / 2;
        }

        cache.Snapshot.Arrange();
        var plugin = new NodeResourcesFit(new() { ScoringStrategy = most ? ScoringStrategy.MostAllocated : ScoringStrategy.LeastAllocated });
        var pod = Pod("new", 0, 0);
        var state = new CycleState();
        state.Begin(pod, cache.Shapes.OfPending(pod));

        var scores = new long[cache.Snapshot.Count];
        plugin.Score(state.Shape, state, cache.Snapshot, NodeRows.All(scores.Length), scores);

        scores.Select((score, row) => (cache.Snapshot[row].Name, score)).Should().BeEquivalentTo(expected.Select(entry => (entry.Key, entry.Value)));
    }

    private static long Percent(long capacity, long used, bool most) => (long)((Int128)(most ? used : capacity - used) * 100 / capacity);

    private static Node Node(string name, long milliCpu, long memory)
    {
        ValueMap<Quantity> resources = [new("cpu", Quantity.FromMilli(milliCpu)), new("memory", Quantity.FromBytes(memory)), new("pods", 110)];
        return new() { Metadata = new() { Name = name }, Status = new() { Capacity = resources, Allocatable = resources } };
    }

    private static Pod Pod(string name, long milliCpu, long memory, string? node = null) => new()
    {
        Metadata = new() { Name = name, Namespace = "default" },
        Spec = new()
        {
            NodeName = node,
            Containers = [new() { Name = "main", Image = "app", Resources = new() { Requests = [new("cpu", Quantity.FromMilli(milliCpu)), new("memory", Quantity.FromBytes(memory))] } }],
        },
    };
}
