using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Controllers.TemplateHash;
using ClusterSim.Serialization;
using ClusterSim.Tests.Recorded;

namespace ClusterSim.Tests.Controllers.TemplateHash;

/// <summary>Templates are hashed as recorded from real controllers.</summary>
public sealed class PodTemplateHashTests
{
    private static IEnumerable<TestCaseData> Recorded() => RecordedFiles.Hashes().Select(row => new TestCaseData(row).SetName("Hashes a template with " + row["title"]!.AsText));

    [TestCaseSource(nameof(Recorded))]
    public void Hashes_a_template_as_recorded(JsonObject row)
    {
        var template = (PodTemplateSpec)ObjectJson.FromJson(typeof(PodTemplateSpec), (JsonObject)row["storedTemplate"]!);

        GoDump.Print(template).Should().Be(row["hashInput"]!.AsText);
        PodTemplateHash.Of(template).Should().Be(row["podTemplateHash"]!.AsText);
        PodTemplateHash.Of(template, collisionCount: 1).Should().Be(row["hashWithCollisionCount1"]!.AsText);
    }

    [Test]
    public void Every_recorded_template_is_checked() => Recorded().Should().HaveCountGreaterThan(20);
}
