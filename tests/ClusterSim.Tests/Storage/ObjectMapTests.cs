using ClusterSim.Api;
using ClusterSim.Simulation;
using ClusterSim.Storage.Trees;

namespace ClusterSim.Tests.Storage;

public sealed class ObjectMapTests : StoreFixture
{
    /// <summary>A plain sorted dictionary does the same, step by step; snapshots are compared with copies of it at the end.</summary>
    [TestCase(1UL, 200, 20_000)]
    [TestCase(2UL, 5_000, 40_000)]
    [TestCase(3UL, 20, 5_000)]
    public void Holds_what_a_sorted_dictionary_would_and_leaves_what_is_frozen_alone(ulong seed, int keys, int steps)
    {
        var random = new RandomStream(seed, "map");
        var map = new ObjectMap();
        var model = new SortedDictionary<ObjectKey, ApiObject>();
        List<(ObjectTree Tree, List<ApiObject> Expected)> frozen = [];

        for (var step = 0; step < steps; step++)
        {
            var grows = step / (steps / 4) % 2 == 0;
            var key = new ObjectKey($"ns-{random.Next(3)}", $"pod-{random.Next(keys)}");
            var removes = random.Next(10) < (grows ? 2 : 8);
            var obj = Pod(key.Name, @namespace: key.Namespace);
            var before = model.GetValueOrDefault(key);
            (removes ? map.Remove(key) : map.Set(key, obj)).Should().BeSameAs(before);
            if (removes)
                model.Remove(key);
            else
                model[key] = obj;
            if (random.Next(steps / 20) == 0)
                frozen.Add((map.Freeze(), [.. model.Values]));
        }
        frozen.Add((map.Freeze(), [.. model.Values]));

        foreach (var (tree, expected) in frozen)
        {
            tree.Count.Should().Be(expected.Count);
            Objects(tree).SequenceEqual(expected, ReferenceEqualityComparer.Instance).Should().BeTrue();
            expected.Select((obj, rank) => tree.RankOf(ObjectKey.Of(obj)) == rank && tree.Find(ObjectKey.Of(obj)) == obj).Should().NotContain(false);
        }
    }

    [Test]
    public void Packs_nodes_when_keys_come_in_order()
    {
        var map = new ObjectMap();
        for (var i = 0; i < 10_000; i++)
            map.Set(Key($"pod-{i:00000}"), Pod($"pod-{i:00000}"));

        var leaves = 0;
        for (var rank = 0; rank < map.Count; leaves++)
            rank += map.Current.LeafAt(rank).Leaf.Length;
        leaves.Should().BeLessThan(10_000 / (TreeNode.Capacity - 2));
    }

    private static IEnumerable<ApiObject> Objects(ObjectTree tree)
    {
        for (var rank = 0; rank < tree.Count; rank++)
        {
            var (leaf, index) = tree.LeafAt(rank);
            yield return leaf.Entries[index].Value;
        }
    }
}
