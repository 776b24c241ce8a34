using System.Text.RegularExpressions;

namespace ClusterSim.Tests.Architecture;

/// <summary>Who may know whom, read from the compiled code.</summary>
public sealed class ArchitectureTests
{
    [Test]
    public void Every_part_knows_only_what_it_may_know()
    {
        var violations = CompiledCode.Uses()
            .Where(use => !Layers.Allows(use.User.Namespace, use.Used.Namespace))
            .Select(use => $"{use.User.FullName} → {use.Used.FullName}")
            .Order(StringComparer.Ordinal)
            .ToList();

        if (violations.Count > 0)
            Assert.Fail($"A part may know only what docs/architecture.md lets it know:\n{string.Join('\n', violations)}");
    }

    [Test]
    public void Every_namespace_is_a_part_that_the_table_knows()
    {
        var strangers = CompiledCode.Types.Select(type => CompiledCode.Outermost(type).Namespace).Distinct()
            .Select(Layers.PartOf)
            .Except([.. Layers.Parts, Layers.Top]);

        strangers.Should().BeEmpty();
    }

    [Test]
    public void The_table_for_people_has_the_same_parts()
    {
        var rows = File.ReadLines(Repository.PathTo("docs", "architecture.md"))
            .Select(line => Regex.Match(line, @"^\| `(\w+)/` \|"))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value);

        rows.Should().BeEquivalentTo(Layers.Parts);
    }

    [Test]
    public void Sees_a_type_that_is_used_without_being_named()
    {
        var uses = CompiledCode.Uses().Select(use => (use.User.Name, use.Used.Name)).ToList();

        uses.Should().Contain(("Cluster", "EventLog"), "Api.Log.Written is subscribed to, and its type is never written there");
        Layers.Allows("ClusterSim.Simulation", "ClusterSim.Api.Core").Should().BeFalse();
        Layers.Allows("ClusterSim.Networking", "ClusterSim.Nodes.Runtime").Should().BeFalse();
        Layers.Allows("ClusterSim.Networking", "ClusterSim.Nodes.Programs").Should().BeTrue();
        Layers.Allows("ClusterSim.Client", "ClusterSim.Storage").Should().BeTrue();
        Layers.Allows("ClusterSim.Api.Core", "ClusterSim.ApiServer").Should().BeFalse();
    }
}
