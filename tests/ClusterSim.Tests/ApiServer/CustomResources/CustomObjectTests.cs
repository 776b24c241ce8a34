using ClusterSim.Api;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.CustomResources;

public sealed class CustomObjectTests : CustomResourceFixture
{
    [Test]
    public void Get_defaults_and_lose_what_the_schema_does_not_know()
    {
        Define("{type: object, properties: {spec: {type: object, default: {}, properties: {size: {type: integer, default: 3}, tags: {type: array, items: {type: object, properties: {set: {type: boolean, default: true}}}}}}}}");

        Create("a", "other: 1").Should().Be("""{"spec":{"size":3}}""");
        Create("b", "spec: {size: 5, tags: [{}, {set: false, x: 1}]}").Should().Be("""{"spec":{"size":5,"tags":[{"set":true},{"set":false}]}}""");
    }

    [Test]
    public void Treat_null_as_absent_unless_the_schema_allows_it()
    {
        Define("{type: object, properties: {spec: {type: object, properties: {foo: {type: string, default: d}, bar: {type: string, nullable: true}, baz: {type: string}}}}}");

        Create("a", "spec: {foo: null, bar: null, baz: null}").Should().Be("""{"spec":{"foo":"d","bar":null}}""");
    }

    [Test]
    public void Are_refused_with_unknown_or_repeated_fields_when_that_is_asked_for()
    {
        Define("{type: object, properties: {spec: {type: object, properties: {a: {type: string}}}}}");

        Create("a", "spec: {a: x, zz: 1}", "?fieldValidation=Strict").Should().Be(
            "400 Widget in version \"v1\" cannot be handled as a Widget: strict decoding error: unknown field \"spec.zz\"");
        Outcome(Send("POST", Widgets + "?fieldValidation=Strict", """{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"a","foo":1},"spec":{"a":"x","a":"y"}}""")).Should().Be(
            "400 Widget in version \"v1\" cannot be handled as a Widget: strict decoding error: duplicate field \"spec.a\", unknown field \"metadata.foo\"");
        Warnings(Send("POST", Widgets + "?fieldValidation=Ignore", Widget("a", "spec: {a: x, zz: 1}"))).Should().BeEmpty();
    }

    [TestCase("spec: {a: [1, 1]}", "spec.a[1]: Duplicate value: 1")]
    [TestCase("spec: {m: [{k: x}, {k: z}, {k: x}]}", "spec.m[2]: Duplicate value: {\"k\":\"x\"}")]
    [TestCase("spec: {l: [1]}", "spec.l: Invalid value: 1: spec.l in body should have at least 2 items")]
    [TestCase("spec: {l: [1, 2, 3, 4]}", "spec.l: Too many: 4: must have at most 3 items")]
    [TestCase("spec: {o: {a: 1, b: 2}}", "spec.o: Too many: 2: must have at most 1 item")]
    [TestCase("spec: {e: {kind: X}}", "spec.e.apiVersion: Required value")]
    [TestCase("spec: {e: {apiVersion: v1, kind: X, metadata: {name: 'a/b'}}}", "spec.e.metadata.name: Invalid value: \"a/b\": may not contain '/'")]
    public void Keep_the_rules_of_lists_maps_and_objects_inside(string fields, string complaint)
    {
        Define("""
            {type: object, properties: {spec: {type: object, properties: {
              a: {type: array, items: {type: integer}, x-kubernetes-list-type: set},
              m: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], items: {type: object, required: [k], properties: {k: {type: string}}}},
              l: {type: array, minItems: 2, maxItems: 3, items: {type: integer}},
              o: {type: object, maxProperties: 1, additionalProperties: {type: integer}},
              e: {type: object, x-kubernetes-embedded-resource: true, x-kubernetes-preserve-unknown-fields: true}}}}}
            """.ReplaceLineEndings(" "));

        Create("a", fields).Should().Be("422 Widget.example.com \"a\" is invalid: " + complaint);
    }

    [Test]
    public void May_stay_as_they_were_when_the_schema_has_become_stricter()
    {
        Define("{type: object, properties: {spec: {type: object, properties: {a: {type: integer}, b: {type: integer}}}}}");
        Create("w", "spec: {a: 50, b: 1}");
        Do("PATCH", Definitions + "/widgets.example.com", """[{"op":"add","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/a/maximum","value":10}]""", JsonPatch);
        Loop.Run(TimeSpan.Zero);

        Shown(Send("PATCH", Widgets + "/w", """{"spec":{"b":2}}""", MergePatch)).Should().Be("""{"spec":{"a":50,"b":2}}""");
        Shown(Send("PATCH", Widgets + "/w", """{"spec":{"a":51}}""", MergePatch)).Should().Be(
            "422 Widget.example.com \"w\" is invalid: spec.a: Invalid value: 51: spec.a in body should be less than or equal to 10");
    }

    [Test]
    public void Cannot_be_patched_strategically()
    {
        Define("{type: object}");
        Create("w", "spec: {}");

        Outcome(Send("PATCH", Widgets + "/w", "{}", StrategicPatch)).Should().Be("415 the body of the request was in an unknown format - "
            + "accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml");
    }

    [Test]
    public void Say_what_they_are()
    {
        Define("{type: object}");

        Outcome(Send("POST", Widgets, """{"apiVersion":"example.com/v1","metadata":{"name":"a"}}""")).Should().StartWith("400 the object provided is unrecognized (must be of type Widget): Object 'Kind' is missing in '");
        Outcome(Send("POST", Widgets, """{"apiVersion":"example.com/v1","kind":"Gadget","metadata":{"name":"a"}}""")).Should().Be(
            "422 Widget.example.com \"a\" is invalid: kind: Invalid value: \"Gadget\": must be Widget");
    }

    [Test]
    public void Are_shown_in_the_columns_of_their_kind()
    {
        Define(
            "{type: object, x-kubernetes-preserve-unknown-fields: true}",
            """
              additionalPrinterColumns:
              - {name: Size, type: integer, jsonPath: .spec.size}
              - {name: Ready, type: string, jsonPath: '.status.conditions[?(@.type=="Ready")].status', description: Whether it is ready}
              - {name: Since, type: date, jsonPath: .status.since, priority: 1}
            """);
        Create("w", "spec: {size: 3}, status: {since: '2025-12-31T23:59:00Z', conditions: [{type: Other, status: X}, {type: Ready, status: 'True'}]}");
        Create("x", "spec: {size: big}");

        var table = Table(Widgets);

        table["columnDefinitions"].Should().BeOfType<JsonArray>().Which.Items.Select(column => column["name"]!.AsText).Should().Equal("Name", "Size", "Ready", "Since");
        table["columnDefinitions"].Should().BeOfType<JsonArray>().Which.Items[1]["description"]!.AsText.Should().Be("Custom resource definition column (in JSONPath format): .spec.size");
        ((JsonArray)table["rows"]!).Items.Select(row => JsonText.WriteText(row["cells"]!)).Should().Equal("""["w",3,"True","60s"]""", """["x",null,null,null]""");
    }

    [Test]
    public void Are_found_by_the_fields_that_their_kind_names()
    {
        Define(
            "{type: object, properties: {spec: {type: object, properties: {color: {type: string}, size: {type: integer}}}}}",
            "  selectableFields: [{jsonPath: .spec.color}, {jsonPath: .spec.size}]");
        Create("red", "spec: {color: red, size: 1}");
        Create("blue", "spec: {color: blue, size: 1}");

        Names("spec.color=red").Should().Equal("red");
        Names("spec.size=1,spec.color!=red").Should().Equal("blue");
        Outcome(Send("GET", Widgets + "?fieldSelector=spec.other%3D1")).Should().Be("400 field label not supported: spec.other");
    }

    [Test]
    public void Are_served_in_every_version_and_stored_in_one()
    {
        DefineVersions("""
            - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {a: {type: string}, b: {type: string, default: x}}}}}}}
            - {name: v1beta1, served: true, storage: false, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {a: {type: string}}}}}}}
            """);

        Shown(Send("POST", "/apis/example.com/v1beta1/namespaces/default/widgets", Widget("w", "spec: {a: '1'}", "v1beta1"))).Should().Be("""{"spec":{"a":"1"}}""");

        Shown(Send("GET", Widgets + "/w")).Should().Be("""{"spec":{"a":"1","b":"x"}}""");
        Do("GET", "/apis/example.com/v1beta1/namespaces/default/widgets/w")["apiVersion"]!.AsText.Should().Be("example.com/v1beta1");
    }

    [Test]
    public void Are_no_longer_watched_when_their_kind_changes()
    {
        Define("{type: object, x-kubernetes-preserve-unknown-fields: true}");
        var (events, isOver) = (0, false);
        using var watch = Send("GET", Widgets + "?watch=1").Stream!.Subscribe(_ => events++, () => isOver = true);
        Create("w", "spec: {}");
        Loop.Run(TimeSpan.Zero);
        events.Should().Be(1);

        Do("PATCH", Definitions + "/widgets.example.com", """[{"op":"add","path":"/spec/versions/0/subresources","value":{"status":{}}}]""", JsonPatch);
        Loop.Run(TimeSpan.Zero);

        isOver.Should().BeTrue();
    }

    private IEnumerable<string?> Names(string selector) =>
        ((JsonArray)Do("GET", Widgets + "?fieldSelector=" + Uri.EscapeDataString(selector))["items"]!).Items.Select(item => item["metadata"]!["name"]!.AsText);

    private JsonValue Table(string target)
    {
        var response = Server.Handle(new() { Method = "GET", Target = target, Headers = [new("Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")], Caller = Admin });
        return JsonText.Parse(response.Body.Span);
    }
}
