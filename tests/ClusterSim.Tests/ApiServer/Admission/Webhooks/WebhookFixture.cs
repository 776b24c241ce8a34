using ClusterSim.Api;
using ClusterSim.ApiServer.Admission.Webhooks;
using ClusterSim.Serialization;
using ClusterSim.Tests.ApiServer.Requests;

namespace ClusterSim.Tests.ApiServer.Admission.Webhooks;

/// <summary>An API server with webhooks that are code.</summary>
public abstract class WebhookFixture : RequestFixture
{
    private protected const string ConfigMaps = "/api/v1/namespaces/default/configmaps";
    private const string Kinds = "/apis/admissionregistration.k8s.io/v1/";

    /// <summary>Configures a webhook about ConfigMaps.</summary>
    private protected void Configure(bool mutates, string name, string more = "", string operations = "[CREATE, UPDATE, DELETE]", string versions = "[v1]", string groups = "['']", string resources = "[configmaps]")
    {
        var kind = mutates ? "MutatingWebhookConfiguration" : "ValidatingWebhookConfiguration";
        var yaml = $$"""
            apiVersion: admissionregistration.k8s.io/v1
            kind: {{kind}}
            metadata: {name: {{name}}}
            webhooks:
            - name: {{name}}.example.com
              clientConfig: { url: 'https://hooks.example.com/{{name}}' }
              rules: [{operations: {{operations}}, apiGroups: {{groups}}, apiVersions: {{versions}}, resources: {{resources}} }]
              sideEffects: None
              admissionReviewVersions: [v1]
            {{more}}
            """;
        Outcome(Send("POST", Kinds + kind.ToLowerInvariant() + "s", JsonText.WriteText(YamlText.Parse(yaml)[0]))).Should().Be("201");
    }

    private protected void Answer(string name, Func<WebhookRequest, WebhookAnswer> answer) => Server.Webhooks.Handle("https://hooks.example.com/" + name, answer);

    private protected static string ConfigMap(string name, string data = "{}") =>
        $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}","labels":{"app":"{{{name}}}"}},"data":{{{data}}}}""";
}
