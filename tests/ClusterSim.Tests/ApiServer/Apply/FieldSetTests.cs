using System.Text;
using ClusterSim.ApiServer.Apply;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Apply;

public sealed class FieldSetTests
{
    private static readonly FieldSet Sample = Read("""
        {"f:metadata":{"f:labels":{".":{},"f:app":{}}},"f:spec":{"f:ports":{"k:{\"port\":80,\"protocol\":\"TCP\"}":{".":{},"f:port":{}}},"f:finalizers":{"v:\"x\"":{}},"f:replicas":{}}}
        """);

    [Test]
    public void Is_read_as_it_is_written() => Read(JsonText.WriteText(FieldsV1.Write(Sample))).Should().Be(Sample);

    [Test]
    public void Lists_its_paths_as_messages_do() => Sample.Texts().Should().Equal(
        ".metadata.labels", ".metadata.labels.app", ".spec.replicas", ".spec.finalizers[=\"x\"]", ".spec.ports[port=80,protocol=\"TCP\"]", ".spec.ports[port=80,protocol=\"TCP\"].port");

    [Test]
    public void Loses_by_difference_only_what_is_named()
    {
        Sample.Difference(Read("""{"f:metadata":{"f:labels":{}}}""")).Texts().Should().Contain(".metadata.labels.app").And.NotContain(".metadata.labels");
        Sample.Without(Read("""{"f:metadata":{}}""")).Texts().Should().OnlyContain(path => path.StartsWith(".spec", StringComparison.Ordinal));
    }

    [Test]
    public void Obeys_the_laws_of_sets()
    {
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var (a, b) = (Any(random, 3), Any(random, 3));
            a.Union(b).Should().Be(b.Union(a));
            a.Intersection(b).Should().Be(b.Intersection(a));
            a.Difference(b).Union(a.Intersection(b)).Should().Be(a);
            a.Difference(b).Intersection(b).IsEmpty.Should().BeTrue();
            a.Union(b).Difference(b).Should().Be(a.Difference(b));
            Read(JsonText.WriteText(FieldsV1.Write(a))).Should().Be(a);
        }
    }

    private static FieldSet Any(Random random, int depth)
    {
        var nodes = new List<FieldSet.Node>();
        foreach (var name in (string[])["a", "b", "c"])
        {
            var below = depth > 0 && random.Next(2) == 0 ? Any(random, depth - 1) : FieldSet.Empty;
            var node = new FieldSet.Node(new FieldElement(name), random.Next(2) == 0, below.IsEmpty ? null : below);
            if (node.HoldsAny)
                nodes.Add(node);
        }
        return FieldSet.Of(nodes);
    }

    private static FieldSet Read(string json) => FieldsV1.Read(JsonText.Parse(Encoding.UTF8.GetBytes(json)));
}
