using ClusterSim.Api;

namespace ClusterSim.Tests.ApiServer.Apply;

/// <summary>Server-side apply to custom resources, by the schema of their definition.</summary>
public sealed class CustomResourceApplyTests : ApplyFixture
{
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private const string Target = "/apis/example.com/v1/namespaces/default/widgets/w";

    [Test]
    public void Tells_items_apart_by_the_keys_that_the_schema_names()
    {
        Define("""{"type":"object","properties":{"parts":{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["name"],"items":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"size":{"type":"integer"}}}}}}""");
        Applied(Target, "one", Widget("""{"parts":[{"name":"a","size":1}]}"""));

        Applied(Target, "two", Widget("""{"parts":[{"name":"b","size":2}]}"""));

        Owners(Get(Target)).Should().Equal(
            """one Apply: {"f:spec":{"f:parts":{"k:{\"name\":\"a\"}":{".":{},"f:name":{},"f:size":{}}}}}""",
            """two Apply: {"f:spec":{"f:parts":{"k:{\"name\":\"b\"}":{".":{},"f:name":{},"f:size":{}}}}}""");
        Outcome(Apply(Target, "two", Widget("""{"parts":[{"name":"a","size":2}]}"""))).Should().Be("409 Apply failed with 1 conflict: conflict with \"one\": .spec.parts[name=\"a\"].size");
    }

    [Test]
    public void Deduces_what_the_schema_says_nothing_of()
    {
        Define("""{"type":"object","x-kubernetes-preserve-unknown-fields":true}""");
        Applied(Target, "one", Widget("""{"map":{"a":1},"list":[1]}"""));

        Applied(Target, "two", Widget("""{"map":{"b":2}}"""));

        Outcome(Apply(Target, "two", Widget("""{"list":[2]}"""))).Should().Be("409 Apply failed with 1 conflict: conflict with \"one\": .spec.list");
    }

    [Test]
    public void Gives_whoever_owns_a_part_of_it_all_of_what_has_become_atomic()
    {
        const string Labels = """{"type":"object","properties":{"labels":{"type":"object","additionalProperties":{"type":"string"}MAP}}}""";
        Define(Labels.Replace("MAP", "", StringComparison.Ordinal));
        Applied(Target, "one", Widget("""{"labels":{"a":"1"}}"""));
        Do("PATCH", Definitions + "/widgets.example.com", Definition(Labels.Replace("MAP", ",\"x-kubernetes-map-type\":\"atomic\"", StringComparison.Ordinal)), MergePatch);
        Loop.Run(TimeSpan.FromSeconds(10));

        Owners(Applied(Target, "two", Widget("{}"))).Should().Contain("""one Apply: {"f:spec":{"f:labels":{}}}""");
    }

    private void Define(string schema)
    {
        Do("POST", Definitions, Definition(schema));
        Loop.Run(TimeSpan.FromSeconds(10));
    }

    private static string Definition(string spec) => $$$$"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.example.com"},"spec":{"group":"example.com","scope":"Namespaced",
        "names":{"plural":"widgets","singular":"widget","kind":"Widget","listKind":"WidgetList"},
        "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{{{{spec}}}} } } } }]} }
        """;

    private static string Widget(string spec) => $$$$"""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"w"},"spec":{{{{spec}}}} }""";
}
