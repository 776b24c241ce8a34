namespace ClusterSim.Tests.ApiServer.CustomResources;

public sealed class RuleTests : CustomResourceFixture
{
    [Test]
    public void Say_what_their_expression_makes_of_the_value()
    {
        Define("""{type: object, properties: {spec: {type: object, properties: {size: {type: integer}}, x-kubernetes-validations: [{rule: 'self.size < 5', messageExpression: '"at most 4, not " + string(self.size)'}]}}}""");

        Create("a", "spec: {size: 7}").Should().Be("422 Widget.example.com \"a\" is invalid: spec: Invalid value: at most 4, not 7");
    }

    [Test]
    public void Compare_items_that_have_the_same_key()
    {
        Define("""
            {type: object, properties: {spec: {type: object, properties: {l: {type: array, maxItems: 5, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], items:
              {type: object, required: [k], properties: {k: {type: string}, v: {type: integer}}, x-kubernetes-validations: [{rule: 'self.v >= oldSelf.v', message: grows}]}}}}}}
            """.ReplaceLineEndings(" "));
        Create("w", "spec: {l: [{k: a, v: 1}, {k: b, v: 5}]}");

        Shown(Send("PATCH", Widgets + "/w", """{"spec":{"l":[{"k":"b","v":6},{"k":"a","v":0}]}}""", MergePatch)).Should().Be(
            "422 Widget.example.com \"w\" is invalid: spec.l[1]: Invalid value: grows");
    }

    [Test]
    public void Are_only_warned_of_where_the_value_was_as_wrong_before()
    {
        Define("{type: object, properties: {spec: {type: object, properties: {a: {type: integer}, b: {type: integer}}}}}");
        Create("w", "spec: {a: 50, b: 1}");
        Do("PATCH", Definitions + "/widgets.example.com", """[{"op":"add","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/a/x-kubernetes-validations","value":[{"rule":"self < 10"}]}]""", JsonPatch);
        Loop.Run(TimeSpan.Zero);

        var response = Send("PATCH", Widgets + "/w", """{"spec":{"b":2}}""", MergePatch);

        Shown(response).Should().Be("""{"spec":{"a":50,"b":2}}""");
        Warnings(response).Should().Be("spec.a: Invalid value: 50: failed rule: self < 10");
    }

    [Test]
    public void Are_asked_of_new_values_too_where_the_old_one_is_optional()
    {
        Define("{type: object, properties: {spec: {type: object, properties: {a: {type: string, x-kubernetes-validations: [{rule: 'oldSelf.hasValue() || self == \"x\"', optionalOldSelf: true}]}}}}}");

        Create("w", "spec: {a: z}").Should().StartWith("422 Widget.example.com \"w\" is invalid: spec.a: Invalid value: \"z\": failed rule: oldSelf.hasValue()");
        Create("w", "spec: {a: x}");
        Shown(Send("PATCH", Widgets + "/w", """{"spec":{"a":"z"}}""", MergePatch)).Should().Be("""{"spec":{"a":"z"}}""");
    }

    [TestCase("{type: array, items: {type: string, x-kubernetes-validations: [{rule: 'self == oldSelf'}]}}",
        "properties[a].items.x-kubernetes-validations[0].rule: Invalid value: \"self == oldSelf\": oldSelf cannot be used on the uncorrelatable portion of the schema within spec.validation.openAPIV3Schema.properties[a]")]
    [TestCase("{type: string, x-kubernetes-validations: [{rule: 'self == \"\"', optionalOldSelf: true}]}", "properties[a].x-kubernetes-validations[0].optionalOldSelf: Invalid value: true: may not be set if oldSelf is not used in rule")]
    [TestCase("{type: string, x-kubernetes-validations: [{rule: 'true', messageExpression: '1'}]}", "messageExpression must evaluate to a string")]
    public void Must_make_sense_where_they_stand(string schema, string complaint) =>
        Outcome(Send("POST", Definitions, Definition($"- {{name: v1, served: true, storage: true, schema: {{openAPIV3Schema: {{type: object, properties: {{a: {schema}}}}}}}}}"))).Should().Contain(complaint);
}
