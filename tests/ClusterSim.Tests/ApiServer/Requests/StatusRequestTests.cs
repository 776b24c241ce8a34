namespace ClusterSim.Tests.ApiServer.Requests;

public sealed class StatusRequestTests : RequestFixture
{
    private const string Labelled = """{"metadata":{"labels":{"a":"b"}}}""";

    [TestCase("/apis/storage.k8s.io/v1/volumeattachments", """{"metadata":{"name":"x"},"spec":{"attacher":"a.test","nodeName":"n","source":{"persistentVolumeName":"p"}}}""", false)]
    [TestCase("/apis/networking.k8s.io/v1/servicecidrs", """{"metadata":{"name":"x"},"spec":{"cidrs":["192.168.0.0/24"]}}""", false)]
    [TestCase("/api/v1/nodes", """{"metadata":{"name":"x"}}""", true)]
    public void Change_metadata_too_in_most_kinds(string collection, string body, bool changes)
    {
        Do("POST", collection, body);

        var changed = Do("PATCH", collection + "/x/status", Labelled, MergePatch);

        (changed.At("metadata", "labels", "a")?.AsText == "b").Should().Be(changes);
    }

    [Test]
    public void Are_not_the_only_way_to_the_status_of_a_service_range()
    {
        var made = Do("POST", "/apis/networking.k8s.io/v1/servicecidrs", """{"metadata":{"name":"x"},"spec":{"cidrs":["192.168.0.0/24"]},"status":{"conditions":[{"type":"Ready","status":"True","reason":"r","message":"","lastTransitionTime":"2026-01-01T00:00:00Z"}]}}""");

        made.At("status", "conditions").Should().NotBeNull();
    }
}
