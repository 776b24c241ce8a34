using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Controllers.Revisions;
using ClusterSim.Serialization;
using ClusterSim.Tests.Recorded;

namespace ClusterSim.Tests.Controllers.Revisions;

/// <summary>Revisions hold what real controllers recorded, and are named as they named them.</summary>
public sealed class RevisionNamesTests
{
    private static IEnumerable<TestCaseData> Recorded() => RecordedFiles.Hashes().Select(row => new TestCaseData(row).SetName("Names the revision of a template with " + row["title"]!.AsText));

    [TestCaseSource(nameof(Recorded))]
    public void Names_a_revision_as_recorded(JsonObject row)
    {
        var template = (PodTemplateSpec)ObjectJson.FromJson(typeof(PodTemplateSpec), (JsonObject)row["storedTemplate"]!);

        var data = RevisionData.Of(template);

        data.Should().Be(row.At("StatefulSetRevision", "data"));
        RevisionNames.Hash(RevisionData.TextOf(data), 0).Should().Be(row.At("StatefulSetRevision", "labels", RevisionNames.HashLabel)!.AsText);
        RevisionData.TemplateIn(data).Should().Be(template);
    }

    [Test]
    public void Cuts_long_names_so_that_the_hash_still_fits() =>
        RevisionNames.Name(new StatefulSet { Metadata = new() { Name = new('a', 240) } }, "5d9f7f9569").Should().Be(new string('a', 223) + "-5d9f7f9569");

    [Test]
    public void Finds_no_template_in_what_somebody_else_stored() => RevisionData.TemplateIn(new JsonObject([new("a", 1)])).Should().BeNull();
}
