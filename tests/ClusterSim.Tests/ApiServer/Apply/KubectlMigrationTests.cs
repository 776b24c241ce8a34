namespace ClusterSim.Tests.ApiServer.Apply;

/// <summary>Objects that kubectl has applied by itself, and now has the server apply.</summary>
public sealed class KubectlMigrationTests : ApplyFixture
{
    private const string Target = ConfigMaps + "/m";

    // As kubectl notes it.
    private const string Noted = """{\"apiVersion\":\"v1\",\"data\":{\"a\":\"1\"},\"kind\":\"ConfigMap\",\"metadata\":{\"annotations\":{},\"name\":\"m\",\"namespace\":\"default\"}}\n""";

    [SetUp]
    public void ApplyOnTheClientsSide() => Do("POST", ConfigMaps + "?fieldManager=kubectl-client-side-apply", $$$$"""
        {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"m","annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{{{{Noted}}}}"} },"data":{"a":"1"}}
        """);

    [Test]
    public void Conflict_with_nobody_over_what_kubectl_applied_last()
    {
        var obj = Applied(Target, "kubectl", ConfigMapWith("""{"a":"2"}"""));

        obj.At("data", "a")!.AsText.Should().Be("2");
        obj.At("metadata", "annotations", "kubectl.kubernetes.io/last-applied-configuration")!.AsText.Should().Be(
            """{"apiVersion":"v1","data":{"a":"2"},"kind":"ConfigMap","metadata":{"name":"m"}}""" + "\n");
    }

    [Test]
    public void Conflict_when_anybody_else_applies() =>
        Outcome(Apply(Target, "other", ConfigMapWith("""{"a":"2"}"""))).Should().Be("409 Apply failed with 1 conflict: conflict with \"kubectl-client-side-apply\" using v1: .data.a");

    [Test]
    public void Conflict_over_what_has_changed_since()
    {
        Do("PATCH", Target + "?fieldManager=somebody", """{"data":{"a":"7"}}""", MergePatch);

        Outcome(Apply(Target, "kubectl", ConfigMapWith("""{"a":"2"}"""))).Should().Be("409 Apply failed with 1 conflict: conflict with \"somebody\" using v1: .data.a");
    }
}
