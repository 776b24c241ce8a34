using ClusterSim.Api.AdmissionRegistration;

namespace ClusterSim.Tests.ApiServer.AdmissionRegistration;

public sealed class AdmissionPolicyTests
{
    private const string Match = "matchConstraints: {resourceRules: [{operations: [CREATE], apiGroups: [apps], apiVersions: [v1], resources: [deployments]}]}";

    [Test]
    public void Get_the_defaults_of_a_real_server()
    {
        var spec = KindText.Prepared<ValidatingAdmissionPolicy>($"{{spec: {{{Match}, validations: [{{expression: 'true'}}]}}}}").Spec;

        (spec.FailurePolicy, spec.MatchConstraints!.MatchPolicy, spec.MatchConstraints.ResourceRules[0].Scope).Should().Be(("Fail", "Equivalent", "*"));
        spec.MatchConstraints.NamespaceSelector.Should().NotBeNull();
    }

    [TestCase("", "spec.matchConstraints: Required value\nspec.validations: Required value: validations or auditAnnotations must contain at least one item\nspec.auditAnnotations: Required value: validations or auditAnnotations must contain at least one item")]
    [TestCase(Match + ", validations: [{expression: ' ', message: \"a\\nb\", reason: Conflict, messageExpression: ' '}]",
        "spec.validations[0].expression: Required value: expression is not specified\nspec.validations[0].messageExpression: Invalid value: \" \": must be non-empty if specified\n"
        + "spec.validations[0].message: Invalid value: \"a\\nb\": message must not contain line breaks\nspec.validations[0].reason: Unsupported value: \"Conflict\": supported values: \"Forbidden\", \"Invalid\", \"RequestEntityTooLarge\"")]
    [TestCase(Match + ", auditAnnotations: [{key: k, valueExpression: \"'a'\"}, {key: k, valueExpression: ''}]",
        "spec.auditAnnotations[1].valueExpression: Required value: valueExpression is not specified\nspec.auditAnnotations[1].key: Duplicate value: \"k\"")]
    [TestCase(Match + ", validations: [{expression: 'true'}], variables: [{name: in, expression: a}, {name: ok, expression: ''}], paramKind: {apiVersion: a/b/c}",
        "spec.paramKind.apiVersion: Invalid value: \"a/b/c\": unexpected GroupVersion string: a/b/c\nspec.paramKind.kind: Required value\n"
        + "spec.variables[0].name: Invalid value: \"in\": name is not a valid CEL identifier\nspec.variables[1].expression: Required value: expression is not specified")]
    public void Refuse_what_could_not_be_evaluated(string spec, string faults) =>
        KindText.Faults<ValidatingAdmissionPolicy>($"{{spec: {{{spec}}}}}").Should().Be(faults);

    [TestCase("policyName: p, validationActions: [Deny]", "")]
    [TestCase("policyName: ''", "spec.policyName: Required value\nspec.validationActions: Required value: at least one validation action is required")]
    [TestCase("policyName: p, validationActions: [Deny, Warn]",
        "spec.validationActions: Invalid value: [\"Deny\",\"Warn\"]: must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)")]
    [TestCase("policyName: p, validationActions: [Deny], paramRef: {name: a, selector: {}}",
        "spec.paramRef.name: Forbidden: name and selector are mutually exclusive\nspec.paramRef.selector: Forbidden: name and selector are mutually exclusive\nspec.paramRef.parameterNotFoundAction: Required value")]
    public void Are_bound_by_name_with_an_action(string spec, string faults) =>
        KindText.Faults<ValidatingAdmissionPolicyBinding>($"{{spec: {{{spec}}}}}").Should().Be(faults);

    [TestCase(Match + ", reinvocationPolicy: Never, mutations: [{patchType: JSONPatch, jsonPatch: {expression: '[]'}}]", "")]
    [TestCase(Match, "spec.mutations: Required value: mutations must contain at least one item\nspec.reinvocationPolicy: Required value")]
    [TestCase(Match + ", reinvocationPolicy: Always, mutations: [{patchType: JSONPatch, applyConfiguration: {expression: 'Object{}'}}]",
        "spec.mutations[0].jsonPatch: Required value: must be specified when patchType is JSONPatch\nspec.mutations[0].applyConfiguration: Invalid value: \"{applyConfiguration}\": must not be specified when patchType is JSONPatch\n"
        + "spec.reinvocationPolicy: Unsupported value: \"Always\": supported values: \"Never\", \"IfNeeded\"")]
    public void Change_objects_in_one_of_two_forms(string spec, string faults) =>
        KindText.Faults<MutatingAdmissionPolicy>($"{{spec: {{{spec}}}}}").Should().Be(faults);
}
