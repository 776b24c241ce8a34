using ClusterSim.Api;
using ClusterSim.ApiServer.Admission.Webhooks;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Admission.Webhooks;

public sealed class ValidatingWebhookTests : WebhookFixture
{
    [Test]
    public void Refuses_with_the_status_that_the_webhook_gives()
    {
        Configure(mutates: false, "check");
        Answer("check", request => request.Name == "bad" ? WebhookAnswer.Deny("no bad names") : WebhookAnswer.Allow);

        Outcome(Send("POST", ConfigMaps, ConfigMap("good"))).Should().Be("201");
        Outcome(Send("POST", ConfigMaps, ConfigMap("bad"))).Should().Be("403 admission webhook \"check.example.com\" denied the request: no bad names");
    }

    [Test]
    public void Refuses_with_400_and_no_explanation_where_the_webhook_says_nothing_else()
    {
        Configure(mutates: false, "check");
        Answer("check", _ => new());

        Outcome(Send("POST", ConfigMaps, ConfigMap("a"))).Should().Be("400 admission webhook \"check.example.com\" denied the request without explanation");
    }

    [Test]
    public void Shows_the_webhook_the_write_as_the_API_server_does()
    {
        Configure(mutates: false, "check");
        var seen = new List<JsonObject>();
        Answer("check", request =>
        {
            seen.Add(request.Json);
            return WebhookAnswer.Allow;
        });

        Do("POST", ConfigMaps, ConfigMap("a", """{"k":"1"}"""));
        Do("PATCH", ConfigMaps + "/a?dryRun=All", """{"data":{"k":"2"}}""", MergePatch);
        Do("DELETE", ConfigMaps + "/a");

        seen.Select(request => $"{request["operation"]!.AsText} {request["object"]?["data"]?["k"]?.AsText} {request["oldObject"]?["data"]?["k"]?.AsText} {request["dryRun"]}").Should()
            .Equal("CREATE 1  false", "UPDATE 2 1 true", "DELETE  1 false");
        seen[0]["resource"]!.Should().Be(JsonText.Parse("""{"group":"","version":"v1","resource":"configmaps"}"""));
        seen[0]["userInfo"]!["username"]!.AsText.Should().Be(Admin.Name);
        seen[2]["object"].Should().Be(JsonValue.Null);
        seen.Select(request => request["uid"]!.AsText).Should().OnlyHaveUniqueItems();
    }

    [TestCase("", "500 Internal error occurred: failed calling webhook \"gone.example.com\": failed to call webhook: Post \"https://hooks.example.com/gone?timeout=10s\": dial tcp: lookup hooks.example.com: no such host")]
    [TestCase("  failurePolicy: Ignore", "201")]
    public void Fails_as_its_policy_says_when_nobody_answers(string policy, string outcome)
    {
        Configure(mutates: false, "gone", policy);

        Outcome(Send("POST", ConfigMaps, ConfigMap("a"))).Should().Be(outcome);
    }

    [TestCase("  objectSelector: {matchLabels: {app: b}}", "201")]
    [TestCase("  objectSelector: {matchLabels: {app: a}}", "403")]
    [TestCase("  namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: other}}", "201")]
    [TestCase("  matchConditions: [{name: c, expression: 'object.data.size() > 1'}]", "201")]
    [TestCase("  matchConditions: [{name: c, expression: 'object.data.size() == 1'}]", "403")]
    public void Asks_only_about_what_is_selected(string selection, string outcome)
    {
        Configure(mutates: false, "check", selection);
        Answer("check", _ => WebhookAnswer.Deny("no"));

        Outcome(Send("POST", ConfigMaps, ConfigMap("a", """{"k":"v"}"""))).Should().StartWith(outcome);
    }

    [Test]
    public void Sees_objects_in_the_version_that_its_rule_names()
    {
        Configure(mutates: false, "check", operations: "[CREATE]", groups: "[autoscaling]", versions: "[v2]", resources: "[horizontalpodautoscalers]");
        JsonValue seen = JsonValue.Null;
        Answer("check", request =>
        {
            seen = request.Json;
            return WebhookAnswer.Allow;
        });

        Do("POST", "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers", """
            {"apiVersion":"autoscaling/v1","kind":"HorizontalPodAutoscaler","metadata":{"name":"a"},
             "spec":{"maxReplicas":3,"targetCPUUtilizationPercentage":50,"scaleTargetRef":{"kind":"Deployment","name":"x","apiVersion":"apps/v1"}}}
            """);

        seen["object"]!["apiVersion"]!.AsText.Should().Be("autoscaling/v2");
        seen["kind"]!["version"]!.AsText.Should().Be("v2");
        seen["requestKind"]!["version"]!.AsText.Should().Be("v1");
    }

    [Test]
    public void Warns_the_client_whose_write_it_allows()
    {
        Configure(mutates: false, "check");
        Answer("check", _ => WebhookAnswer.Allow with { Warnings = ["mind the gap"] });

        Warnings(Send("POST", ConfigMaps + "?dryRun=All", ConfigMap("a"))).Should().Be("mind the gap");
    }

    [Test]
    public void Fails_when_the_answer_is_to_another_question()
    {
        Configure(mutates: false, "check");
        Server.Webhooks.HandleReview("https://hooks.example.com/check", review => review.Set("response", JsonObject.Empty.Set("uid", "x").Set("allowed", true)));

        Outcome(Send("POST", ConfigMaps, ConfigMap("a"))).Should().StartWith("500 Internal error occurred: failed calling webhook \"check.example.com\": received invalid webhook response: expected response.uid=\"");
    }
}
