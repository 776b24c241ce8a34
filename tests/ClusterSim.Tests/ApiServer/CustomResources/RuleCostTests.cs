namespace ClusterSim.Tests.ApiServer.CustomResources;

/// <summary>Rules that may cost too much are refused when a kind is defined, not when its objects are written.</summary>
public sealed class RuleCostTests : CustomResourceFixture
{
    private const string Advice = " (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)";
    private const string Rule = "spec.validation.openAPIV3Schema.properties[list].x-kubernetes-validations[0].rule";

    [TestCase("maxItems: 10, ", "maxLength: 10, ")]
    [TestCase("maxItems: 50, ", "maxLength: 100, ")]
    public void Bounds_make_a_rule_affordable(string maxItems, string maxLength) => Define(Schema(maxItems, maxLength, "self.all(x, self.all(y, x == y || x.contains(y)))"));

    [Test]
    public void Without_bounds_a_loop_in_a_loop_is_refused()
    {
        var refusal = Refused(Schema("", "", "self.all(x, self.all(y, x == y))"));

        refusal.Should().StartWith($"422 CustomResourceDefinition.apiextensions.k8s.io \"widgets.example.com\" is invalid: [{Rule}: Forbidden: estimated rule cost exceeds budget by factor of more than 100x{Advice}, ");
        refusal.Should().Contain($"{Rule}: Forbidden: contributed to estimated rule cost total exceeding cost limit for entire OpenAPIv3 schema, ");
        refusal.Should().Contain(
            $"spec.validation.openAPIV3Schema: Forbidden: x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema exceeds budget by factor of more than 100x{Advice}");
    }

    [Test]
    public void A_rule_counts_once_for_each_value_it_is_evaluated_for()
    {
        var items = "{type: string, maxLength: 1000, x-kubernetes-validations: [{rule: \"self.contains('abc')\"}]}";

        Define($"{{type: object, properties: {{list: {{type: array, maxItems: 10, items: {items}}}}}}}");

        Refused($"{{type: object, properties: {{list: {{type: array, items: {items}}}}}}}", "gadgets", "Gadget").Should().Contain("items.x-kubernetes-validations[0].rule: Forbidden: estimated rule cost exceeds budget by factor of ");
    }

    private static string Schema(string maxItems, string maxLength, string rule) =>
        $"{{type: object, properties: {{list: {{type: array, {maxItems}items: {{type: string, {maxLength}}}, x-kubernetes-validations: [{{rule: \"{rule}\"}}]}}}}}}";

    private string Refused(string schema, string plural = "widgets", string kind = "Widget") =>
        Outcome(Send("POST", Definitions, Definition($"- {{name: v1, served: true, storage: true, schema: {{openAPIV3Schema: {schema}}}}}", "", plural, kind)));
}
