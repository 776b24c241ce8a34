using ClusterSim.Api;
using ClusterSim.Api.AdmissionRegistration;
using ClusterSim.Api.Meta;

namespace ClusterSim.Tests.ApiServer.AdmissionRegistration;

public sealed class WebhookConfigurationTests : ApiServerFixture
{
    private static readonly ValidatingWebhook Hook = new()
    {
        Name = "a.b.test",
        ClientConfig = new() { Url = "https://hook.test/path" },
        SideEffects = "None",
        AdmissionReviewVersions = ["v1"],
    };

    [Test]
    public void Get_the_defaults_of_a_real_server()
    {
        var stored = (MutatingWebhookConfiguration)Server.Create(Admin, new MutatingWebhookConfiguration
        {
            Metadata = new() { Name = "hooks" },
            Webhooks =
            [
                new()
                {
                    Name = "a.b.test",
                    ClientConfig = new() { Service = new() { Name = "s", Namespace = "n" } },
                    SideEffects = "None",
                    AdmissionReviewVersions = ["v1"],
                    Rules = [new() { Operations = ["*"], ApiGroups = [""], ApiVersions = ["v1"], Resources = ["pods"] }],
                },
            ],
        });

        var hook = stored.Webhooks.Single();
        (hook.FailurePolicy, hook.MatchPolicy, hook.ReinvocationPolicy, hook.TimeoutSeconds).Should().Be(("Fail", "Equivalent", "Never", 10));
        (hook.ClientConfig.Service!.Port, hook.Rules[0].Scope).Should().Be((443, "*"));
        hook.NamespaceSelector.Should().Be(new LabelSelector());
    }

    [TestCase("http://hook.test/", "Invalid value: \"http\": 'https' is the only allowed URL scheme; desired format: https://host[/path]")]
    [TestCase("https://me:you@hook.test/", "Invalid value: \"me:you\": user information is not permitted in the URL")]
    [TestCase("https://hook.test/#top", "Invalid value: \"top\": fragments are not permitted in the URL")]
    [TestCase("https://hook.test/?a=b", "Invalid value: \"a=b\": query parameters are not permitted in the URL")]
    [TestCase("https:///path", "Invalid value: \"\": host must be provided; desired format: https://host[/path]")]
    [TestCase("https://hook.test:no/", "Required value: url must be a valid URL: parse \"https://hook.test:no/\": invalid port \":no\" after host; desired format: https://host[/path]")]
    [TestCase("https://ho ok.test/", "Required value: url must be a valid URL: parse \"https://ho ok.test/\": invalid character \" \" in host name; desired format: https://host[/path]")]
    [TestCase("https://hook.test/%zz", "Required value: url must be a valid URL: parse \"https://hook.test/%zz\": invalid URL escape \"%zz\"; desired format: https://host[/path]")]
    [TestCase(":8080", "Required value: url must be a valid URL: parse \":8080\": missing protocol scheme; desired format: https://host[/path]")]
    public void Refuse_an_address_that_is_more_or_less_than_host_and_path(string url, string error) =>
        Errors(Hook with { ClientConfig = new() { Url = url } }).Should().Be("webhooks[0].clientConfig.url: " + error);

    [TestCase("")]
    [TestCase("/")]
    [TestCase("/a/b.c/")]
    public void Take_a_path_of_plain_segments(string path) =>
        Errors(Hook with { ClientConfig = new() { Service = new() { Name = "s", Namespace = "n", Path = path } } }).Should().BeEmpty();

    [TestCase("//", "Invalid value: \"//\": segment[0] may not be empty")]
    [TestCase("a", "Invalid value: \"a\": must start with a '/', webhooks[0].clientConfig.service.path: Invalid value: \"a\": segment[0] may not be empty")]
    [TestCase("/a//b", "Invalid value: \"/a//b\": segment[1] may not be empty")]
    public void Refuse_a_path_with_holes(string path, string error) =>
        Errors(Hook with { ClientConfig = new() { Service = new() { Name = "s", Namespace = "n", Path = path } } }).Should().Be("webhooks[0].clientConfig.service.path: " + error);

    [Test]
    public void Must_be_reached_in_one_way_exactly()
    {
        const string Error = "webhooks[0].clientConfig: Required value: exactly one of url or service is required";

        Errors(Hook with { ClientConfig = new() }).Should().Be(Error);
        Errors(Hook with { ClientConfig = new() { Url = "https://a.test", Service = new() { Name = "s", Namespace = "n" } } }).Should().Be(Error);
    }

    [Test]
    public void Say_all_that_is_wrong_with_a_rule()
    {
        var rule = new RuleWithOperations { Operations = ["*", "READ"], ApiGroups = [], ApiVersions = ["v1", "*"], Resources = ["pods/*", "pods/log", "*", "nodes"], Scope = "Local" };

        Errors(Hook with { Rules = [rule] }).Should().Be(
            "webhooks[0].rules[0].operations: Invalid value: [\"*\",\"READ\"]: if '*' is present, must not specify other operations, "
            + "webhooks[0].rules[0].operations[1]: Unsupported value: \"READ\": supported values: \"*\", \"CONNECT\", \"CREATE\", \"DELETE\", \"UPDATE\", "
            + "webhooks[0].rules[0].apiGroups: Required value, "
            + "webhooks[0].rules[0].apiVersions: Invalid value: [\"v1\",\"*\"]: if '*' is present, must not specify other API versions, "
            + "webhooks[0].rules[0].resources[1]: Invalid value: \"pods/log\": if 'pods/*' is present, must not specify pods/log, "
            + "webhooks[0].rules[0].resources: Invalid value: [\"pods/*\",\"pods/log\",\"*\",\"nodes\"]: if '*' is present, must not specify other resources without subresources, "
            + "webhooks[0].rules[0].scope: Unsupported value: \"Local\": supported values: \"*\", \"Cluster\", \"Namespaced\"");
    }

    [Test]
    public void Need_a_name_of_three_parts_no_side_effects_and_a_version_that_is_known()
    {
        Errors(Hook with { Name = "a.test", SideEffects = null, AdmissionReviewVersions = ["v3"], TimeoutSeconds = 31, FailurePolicy = "Panic" }).Should().Be(
            "webhooks[0].name: Invalid value: \"a.test\": should be a domain with at least three segments separated by dots, "
            + "webhooks[0].failurePolicy: Unsupported value: \"Panic\": supported values: \"Fail\", \"Ignore\", "
            + "webhooks[0].sideEffects: Required value: must specify one of None, NoneOnDryRun, "
            + "webhooks[0].timeoutSeconds: Invalid value: 31: the timeout value must be between 1 and 30 seconds, "
            + "webhooks[0].admissionReviewVersions: Invalid value: [\"v3\"]: must include at least one of v1, v1beta1");
    }

    [Test]
    public void Need_names_and_match_conditions_that_are_told_apart()
    {
        var conditions = Hook with { MatchConditions = [new() { Name = "c", Expression = "true" }, new() { Name = "c", Expression = " " }] };

        Errors(Hook, Hook).Should().Be("webhooks[1].name: Duplicate value: \"a.b.test\"");
        Errors(conditions).Should().Be("webhooks[0].matchConditions[1].expression: Required value, webhooks[0].matchConditions[1].name: Duplicate value: \"c\"");
    }

    [Test]
    public void Count_a_generation_only_when_a_webhook_changes()
    {
        var stored = Server.Create(Admin, new ValidatingWebhookConfiguration { Metadata = new() { Name = "hooks" }, Webhooks = [Hook] });
        var labelled = Server.Update(Admin, stored with { Metadata = stored.Metadata with { Labels = [KeyValuePair.Create("a", "b")] } });
        var changed = Server.Update(Admin, (ValidatingWebhookConfiguration)labelled with { Webhooks = [Hook with { TimeoutSeconds = 3 }] });

        (stored.Metadata.Generation, labelled.Metadata.Generation, changed.Metadata.Generation).Should().Be((1, 1, 2));
    }

    // What is in the brackets of the message, or nothing when the configuration is taken.
    private string Errors(params ValidatingWebhook[] hooks)
    {
        try
        {
            Server.Create(Admin, new ValidatingWebhookConfiguration { Metadata = new() { Name = "hooks" }, Webhooks = [.. hooks] });
            return "";
        }
        catch (ClusterSim.ApiServer.ApiException refusal)
        {
            const string Start = "ValidatingWebhookConfiguration.admissionregistration.k8s.io \"hooks\" is invalid: ";
            refusal.Message.Should().StartWith(Start);
            return refusal.Message[Start.Length..] is ['[', .. var list, ']'] ? list : refusal.Message[Start.Length..];
        }
    }
}
