using ClusterSim.Api;
using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.ApiServer.Requests;

namespace ClusterSim.Tests.ApiServer.Admission;

public sealed class ValidatingAdmissionPolicyTests : ApiServerFixture
{
    private const string Denied = "configmaps \"c\" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: ";

    [Test]
    public void Refuses_what_does_not_hold_and_says_which_policy_and_binding_did()
    {
        Given("object.data.size() <= 1");

        Create("a", ("x", "1"));
        var refusal = Refusal(() => Create("c", ("x", "1"), ("y", "2")));

        refusal.Message.Should().Be(Denied + "failed expression: object.data.size() <= 1");
        refusal.Code.Should().Be(422);
        refusal.Reason.Should().Be("Invalid");
        refusal.Status.Details!.Causes.Should().Equal(new StatusCause { Message = "ValidatingAdmissionPolicy 'p' with binding 'b' denied request: failed expression: object.data.size() <= 1" });
        Server.Find<ConfigMap>(Key("c")).Should().BeNull();
    }

    [TestCase(null, "Invalid", 422)]
    [TestCase("Forbidden", "Forbidden", 403)]
    [TestCase("RequestEntityTooLarge", "RequestEntityTooLarge", 413)]
    public void Gives_the_reason_it_is_told(string? reason, string expected, int code)
    {
        Given(new Validation { Expression = "false", Reason = reason, Message = " no " });

        var refusal = Refusal(() => Create("c"));

        (refusal.Reason, refusal.Code, refusal.Message).Should().Be((expected, code, Denied + "no"));
    }

    [TestCase("'has ' + string(object.data.size())", "has 1")]
    [TestCase("'two\\nlines'", "stated")]
    [TestCase("''", "stated")]
    [TestCase("object.none", "stated")]
    public void Words_the_refusal_by_an_expression_and_falls_back_to_the_message(string expression, string message)
    {
        Given(new Validation { Expression = "object.data.size() == 0", MessageExpression = expression, Message = "stated" });

        Refusal(() => Create("c", ("x", "1"))).Message.Should().Be(Denied + message);
    }

    [Test]
    public void Sees_the_old_object_the_request_the_namespace_and_its_variables()
    {
        Given(
            new Validation { Expression = "request.operation != 'UPDATE' || oldObject.data == object.data", Message = "immutable" },
            new Validation { Expression = "variables.who != 'admin' || request.namespace == 'default'", Message = "elsewhere" },
            new Validation { Expression = "namespaceObject.metadata.name == request.namespace", Message = "lost" });

        Create("c", ("x", "1"));

        Refusal(() => Server.Update(Admin, ConfigMapWith("c", ("x", "2")))).Message.Should().Be(Denied + "immutable");
    }

    [Test]
    public void Sees_deletions()
    {
        Given(new Validation { Expression = "object == null ? oldObject.metadata.name != 'c' : true", Message = "stays" });
        Create("c");

        Refusal(() => Server.Delete<ConfigMap>(Admin, Key("c"))).Message.Should().Be(Denied + "stays");
    }

    [TestCase("Fail", "object.none == 1", Denied + "expression 'object.none == 1' resulted in error: no such key: none")]
    [TestCase("Fail", "object.", Denied + "compilation error: compilation failed: ERROR: <input>:1:8: Syntax error: no viable alternative at input '.'\n | object.\n | .......^")]
    [TestCase("Fail", "variables.broken == 1", Denied + "expression 'variables.broken == 1' resulted in error: composited variable \"broken\" fails to evaluate: no such key: none")]
    [TestCase("Ignore", "object.none == 1", null)]
    public void An_expression_that_fails_refuses_unless_failures_are_ignored(string failurePolicy, string expression, string? message)
    {
        Given(policy => policy with { FailurePolicy = failurePolicy }, new Validation { Expression = expression });

        if (message is null)
            Create("c");
        else
            Refusal(() => Create("c")).Message.Should().Be(message);
    }

    [Test]
    public void Match_conditions_narrow_what_it_is_about()
    {
        Given(policy => policy with { MatchConditions = [new() { Name = "only-c", Expression = "object.metadata.name == 'c'" }] }, new Validation { Expression = "false" });

        Create("a");

        Refusal(() => Create("c")).Code.Should().Be(422);
    }

    [Test]
    public void A_match_condition_that_fails_refuses()
    {
        Given(policy => policy with { MatchConditions = [new() { Name = "odd", Expression = "object.none" }] }, new Validation { Expression = "true" });

        Refusal(() => Create("c")).Message.Should().Contain("denied request: ");
    }

    [Test]
    public void Looks_only_at_what_its_rules_name()
    {
        Given(new Validation { Expression = "false" });

        Server.Create(Admin, new Secret { Metadata = new() { Name = "c", Namespace = "default" } });
        Server.Create(Admin, new Namespace { Metadata = new() { Name = "n" } });
    }

    [Test]
    public void Selects_objects_and_namespaces_by_labels()
    {
        Server.Create(Admin, new Namespace { Metadata = new() { Name = "strict", Labels = [new("strict", "yes")] } });
        Given(policy => policy with { MatchConstraints = policy.MatchConstraints! with { NamespaceSelector = LabelSelector.Label("strict", "yes") } }, new Validation { Expression = "false" });

        Create("c");

        Refusal(() => Server.Create(Admin, ConfigMap("c") with { Metadata = new() { Name = "c", Namespace = "strict" } })).Code.Should().Be(422);
    }

    [Test]
    public void Warns_where_the_binding_says_so()
    {
        Given(new Validation { Expression = "false", Message = "careful" });
        var binding = Server.Find<ValidatingAdmissionPolicyBinding>(new("b"))!;
        Server.Update(Admin, binding with { Spec = binding.Spec with { ValidationActions = ["Warn"] } });

        var answer = Server.Handle(new ApiRequest
        {
            Method = "POST",
            Target = "/api/v1/namespaces/default/configmaps",
            Body = """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c"}}"""u8.ToArray(),
            Caller = Admin,
        });

        answer.StatusCode.Should().Be(201);
        answer.Headers.Where(header => header.Key == "Warning").Select(header => header.Value).Should()
            .Equal("299 - \"Validation failed for ValidatingAdmissionPolicy 'p' with binding 'b': careful\"");
    }

    [Test]
    public void Parameters_come_by_name_or_by_labels_and_each_must_hold()
    {
        Server.Create(Admin, ConfigMapWith("limit", ("most", "1")) with { Metadata = new() { Name = "limit", Namespace = "default", Labels = [new("l", "1")] } });
        Given(policy => policy with { ParamKind = new() { ApiVersion = "v1", Kind = "ConfigMap" } }, new Validation { Expression = "object.data.size() <= int(params.data.most)" });
        Bind(new() { Name = "limit", ParameterNotFoundAction = "Deny" });

        Create("a", ("x", "1"));
        Refusal(() => Create("c", ("x", "1"), ("y", "2"))).Code.Should().Be(422);

        Bind(new() { Selector = LabelSelector.Label("l", "1"), ParameterNotFoundAction = "Deny" });
        Refusal(() => Create("c", ("x", "1"), ("y", "2"))).Code.Should().Be(422);

        Bind(new() { Name = "none", ParameterNotFoundAction = "Deny" });
        Refusal(() => Create("c", ("x", "1"))).Message.Should().Be(Denied + "failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction");

        Bind(new() { Name = "none", ParameterNotFoundAction = "Allow" });
        Create("c", ("x", "1"), ("y", "2"));
    }

    [Test]
    public void A_policy_without_binding_is_not_in_force()
    {
        Given(new Validation { Expression = "false" });
        Server.Delete<ValidatingAdmissionPolicyBinding>(Admin, new("b"));

        Create("c");
    }

    [Test]
    public void Policies_are_not_asked_about_policies()
    {
        Given(policy => policy with { MatchConstraints = new() { ResourceRules = [new() { Operations = ["*"], ApiGroups = ["*"], ApiVersions = ["*"], Resources = ["*"] }] } }, new Validation { Expression = "false" });

        Refusal(() => Create("c")).Code.Should().Be(422);
        Server.Delete<ValidatingAdmissionPolicyBinding>(Admin, new("b"));
    }

    private void Given(string expression) => Given(new Validation { Expression = expression });

    private void Given(params Validation[] validations) => Given(policy => policy, validations);

    private void Given(Func<ValidatingAdmissionPolicySpec, ValidatingAdmissionPolicySpec> change, params Validation[] validations)
    {
        var spec = new ValidatingAdmissionPolicySpec
        {
            MatchConstraints = new() { ResourceRules = [new() { Operations = ["*"], ApiGroups = [""], ApiVersions = ["v1"], Resources = ["configmaps"] }] },
            Variables = [new() { Name = "who", Expression = "request.userInfo.username" }, new() { Name = "broken", Expression = "object.none" }],
            Validations = [.. validations],
        };
        Server.Create(Admin, new ValidatingAdmissionPolicy { Metadata = new() { Name = "p" }, Spec = change(spec) });
        Server.Create(Admin, new ValidatingAdmissionPolicyBinding { Metadata = new() { Name = "b" }, Spec = new() { PolicyName = "p", ValidationActions = ["Deny"] } });
    }

    private void Bind(ParamRef parameters)
    {
        var binding = Server.Find<ValidatingAdmissionPolicyBinding>(new("b"))!;
        Server.Update(Admin, binding with { Spec = binding.Spec with { ParamRef = parameters, MatchResources = new() { ObjectSelector = new() { MatchExpressions = [new() { Key = "l", Operator = "DoesNotExist" }] } } } });
    }

    private void Create(string name, params (string Key, string Value)[] data) => Server.Create(Admin, ConfigMapWith(name, data));

    private static ConfigMap ConfigMapWith(string name, params (string Key, string Value)[] data) =>
        new() { Metadata = new() { Name = name, Namespace = "default" }, Data = [.. data.Select(entry => KeyValuePair.Create(entry.Key, entry.Value))] };
}
