using ClusterSim.Api;

namespace ClusterSim.Tests.ApiServer.Apply;

public sealed class ServerSideApplyTests : ApplyFixture
{
    private const string Target = ConfigMaps + "/m";

    [Test]
    public void Creates_what_is_not_there()
    {
        var response = Apply(Target, "one", ConfigMapWith("""{"a":"1"}"""));

        response.StatusCode.Should().Be(201);
        Owners(Get(Target)).Should().Equal("""one Apply: {"f:data":{"f:a":{}}}""");
    }

    [Test]
    public void Reads_YAML()
    {
        var obj = Applied(Target, "one", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: m\ndata:\n  a: \"1\"\n");

        obj.At("data", "a").Should().Be((JsonValue)"1");
    }

    [Test]
    public void Must_say_who_applies() => Outcome(Send("PATCH", Target, ConfigMapWith("{}"), ApplyPatch))
        .Should().Be("422 PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch");

    [Test]
    public void Comes_only_in_YAML() => Send("PATCH", Target + "?fieldManager=one", "", "application/apply-patch+cbor").StatusCode.Should().Be(415);

    [Test]
    public void Removes_what_is_applied_no_longer_unless_somebody_else_applies_it_too()
    {
        Applied(Target, "one", ConfigMapWith("""{"a":"1","b":"1"}"""));
        Applied(Target, "two", ConfigMapWith("""{"b":"1"}"""));

        var obj = Applied(Target, "one", ConfigMapWith("""{"c":"1"}"""));

        obj["data"].Should().Be(Parse("""{"b":"1","c":"1"}"""));
    }

    [Test]
    public void Leaves_alone_what_others_have_written_by_other_means()
    {
        Applied(Target, "one", ConfigMapWith("""{"a":"1"}"""));
        Do("PATCH", Target + "?fieldManager=other", """{"data":{"b":"2"}}""", MergePatch);

        var obj = Applied(Target, "one", ConfigMapWith("""{}"""));

        obj["data"].Should().Be(Parse("""{"b":"2"}"""));
    }

    [Test]
    public void Conflicts_with_whoever_owns_another_value_until_it_is_forced()
    {
        Do("POST", ConfigMaps + "?fieldManager=maker", ConfigMapWith("""{"a":"1"}"""));

        Outcome(Apply(Target, "one", ConfigMapWith("""{"a":"2"}"""))).Should().Be("409 Apply failed with 1 conflict: conflict with \"maker\" using v1: .data.a");
        Owners(Applied(Target, "one", ConfigMapWith("""{"a":"2"}"""), force: true)).Should().Equal("""one Apply: {"f:data":{"f:a":{}}}""", """maker Update: {"f:data":{}}""");
    }

    [Test]
    public void Writes_nothing_when_nothing_changes_however_late()
    {
        var first = Applied(Target, "one", ConfigMapWith("""{"a":"1"}"""));
        Loop.Run(TimeSpan.FromMinutes(1));

        Applied(Target, "one", ConfigMapWith("""{"a":"1"}""")).Should().Be(first);
    }

    [Test]
    public void Notes_the_time_of_a_change()
    {
        Applied(Target, "one", ConfigMapWith("""{"a":"1"}"""));
        Loop.Run(TimeSpan.FromMinutes(1));

        var obj = Applied(Target, "one", ConfigMapWith("""{"a":"2"}"""));

        ((JsonArray)obj.At("metadata", "managedFields")!).Items[0]["time"].Should().Be((JsonValue)"2026-01-01T00:01:00Z");
    }

    [Test]
    public void Keeps_to_itself_in_a_dry_run()
    {
        Send("PATCH", Target + "?fieldManager=one&dryRun=All", ConfigMapWith("""{"a":"1"}"""), ApplyPatch).StatusCode.Should().Be(201);

        Send("GET", Target).StatusCode.Should().Be(404);
    }

    [Test]
    public void Refuses_a_key_that_comes_twice_only_when_it_is_to_be_strict()
    {
        const string Body = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: m\ndata:\n  a: v\n  a: w\n";

        Outcome(Send("PATCH", Target + "?fieldManager=one&fieldValidation=Strict", Body, ApplyPatch)).Should().Be(
            "400 error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n  line 7: key \"a\" already set in map");
        Send("PATCH", Target + "?fieldManager=one", Body, ApplyPatch).StatusCode.Should().Be(201, "what is said of it has two lines, which no Warning header can hold");
    }

    [Test]
    public void May_not_state_owners() => Outcome(Apply(Target, "one", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"m","managedFields":[]}}"""))
        .Should().Be("400 metadata.managedFields must be nil");

    [TestCase("""{"a":[1]}""", ".data.a: expected string, got &value.valueUnstructured{Value:[]interface {}{1}}")]
    [TestCase("""[]""", ".data: expected map, got &{[]}")]
    public void Says_where_a_configuration_is_not_of_its_kind(string data, string problem) => Outcome(Apply(Target, "one", ConfigMapWith(data)))
        .Should().Be("500 failed to create typed patch object (/m; /v1, Kind=ConfigMap): " + problem);

    [Test]
    public void Tells_items_of_lists_apart_by_their_keys_and_puts_them_in_the_applied_order()
    {
        Applied(Deployments + "/d", "one", Deployment("""[{"name":"a","image":"a"},{"name":"b","image":"b"}]"""));
        Applied(Deployments + "/d", "two", """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d"},"spec":{"template":{"spec":{"containers":[{"name":"c","image":"c"}]}}}}""");

        var obj = Applied(Deployments + "/d", "one", Deployment("""[{"name":"b","image":"b2"}]"""));

        var containers = (JsonArray)obj.At("spec", "template", "spec", "containers")!;
        containers.Items.Select(container => $"{container["name"]}={container["image"]}").Should().Equal("b=b2", "c=c");
    }

    [Test]
    public void Knows_the_default_of_a_key_that_is_left_out()
    {
        const string Service = """{"apiVersion":"v1","kind":"Service","metadata":{"name":"s"},"spec":{"ports":[{"port":80}]}}""";
        Applied("/api/v1/namespaces/default/services/s", "one", Service);

        Owners(Get("/api/v1/namespaces/default/services/s")).Should().Equal("""one Apply: {"f:spec":{"f:ports":{"k:{\"port\":80,\"protocol\":\"TCP\"}":{".":{},"f:port":{}}}}}""");
    }

    [Test]
    public void Does_not_let_two_items_have_one_key() =>
        Outcome(Apply(Deployments + "/d", "one", Deployment("""[{"name":"a","image":"a"},{"name":"a","image":"b"}]"""))).Should().EndWith(
            ".spec.template.spec.containers: duplicate entries for key [name=\"a\"]");

    [Test]
    public void Owns_selectors_as_a_whole()
    {
        Applied(Deployments + "/d", "one", Deployment("""[{"name":"a","image":"a"}]"""));

        Outcome(Apply(Deployments + "/d", "two", """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d"},"spec":{"selector":{"matchLabels":{"x":"y"}}}}"""))
            .Should().Be("409 Apply failed with 1 conflict: conflict with \"one\": .spec.selector");
    }

    [Test]
    public void Applies_a_status_of_what_exists()
    {
        const string Status = """{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d"},"spec":{"replicas":9},"status":{"replicas":2}}""";
        Outcome(Apply(Deployments + "/d/status", "one", Status)).Should().Be("404 deployments.apps \"d\" not found");
        Applied(Deployments + "/d", "one", Deployment("""[{"name":"a","image":"a"}]"""));

        var obj = Applied(Deployments + "/d/status", "two", Status);

        obj.At("spec", "replicas").Should().Be((JsonValue)1);
        Owners(obj).Should().Contain("""two Apply/status: {"f:status":{"f:replicas":{}}}""");
    }

    [Test]
    public void Applies_a_number_of_replicas()
    {
        Applied(Deployments + "/d", "one", Deployment("""[{"name":"a","image":"a"}]""").Replace("\"selector\"", "\"replicas\":3,\"selector\"", StringComparison.Ordinal));
        const string Five = """{"apiVersion":"autoscaling/v1","kind":"Scale","metadata":{"name":"d"},"spec":{"replicas":5}}""";

        Outcome(Apply(Deployments + "/d/scale", "two", Five)).Should().Be("409 Apply failed with 1 conflict: conflict with \"one\": .spec.replicas");
        Applied(Deployments + "/d/scale", "two", Five, force: true).At("spec", "replicas").Should().Be((JsonValue)5);

        Owners(Get(Deployments + "/d")).Should().Contain("""two Apply/scale: {"f:spec":{"f:replicas":{}}}""").And.NotContain(owner => owner.StartsWith("one", StringComparison.Ordinal) && owner.Contains("f:replicas"));
    }

    [Test]
    public void Keeps_owners_of_another_version_apart_and_compares_them_in_theirs()
    {
        const string Hpas = "/namespaces/default/horizontalpodautoscalers";
        Applied("/apis/autoscaling/v1" + Hpas + "/h", "one", """{"apiVersion":"autoscaling/v1","kind":"HorizontalPodAutoscaler","metadata":{"name":"h"},"spec":{"maxReplicas":3,"targetCPUUtilizationPercentage":50,"scaleTargetRef":{"kind":"Deployment","name":"d","apiVersion":"apps/v1"}}}""");

        Outcome(Apply("/apis/autoscaling/v2" + Hpas + "/h", "two", """{"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler","metadata":{"name":"h"},"spec":{"maxReplicas":4}}"""))
            .Should().Be("409 Apply failed with 1 conflict: conflict with \"one\": .spec.maxReplicas");
        Outcome(Apply("/apis/autoscaling/v2" + Hpas + "/h", "two", """{"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler","metadata":{"name":"h"},"spec":{"metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":60}}}]}}"""))
            .Should().Be("409 Apply failed with 1 conflict: conflict with \"one\": .spec.targetCPUUtilizationPercentage");
    }

    private static JsonValue Parse(string text) => ClusterSim.Serialization.JsonText.Parse(System.Text.Encoding.UTF8.GetBytes(text));

    private static string Deployment(string containers) => $$$$"""
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d"},"spec":{"selector":{"matchLabels":{"app":"d"}},
        "template":{"metadata":{"labels":{"app":"d"}},"spec":{"containers":{{{{containers}}}} } } } }
        """;
}
