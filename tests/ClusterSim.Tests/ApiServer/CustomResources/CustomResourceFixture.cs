using ClusterSim.Api;
using ClusterSim.Api.ApiExtensions;
using ClusterSim.Serialization;
using ClusterSim.Tests.ApiServer.Requests;

namespace ClusterSim.Tests.ApiServer.CustomResources;

/// <summary>An API server to which definitions of custom kinds can be given as YAML.</summary>
public abstract class CustomResourceFixture : RequestFixture
{
    private protected const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private protected const string Widgets = "/apis/example.com/v1/namespaces/default/widgets";

    /// <summary>Defines <c>widgets.example.com</c> with one version, and lets the server take it up.</summary>
    private protected void Define(string schema, string more = "") => DefineVersions($$"""
        - name: v1
          served: true
          storage: true
          schema: { openAPIV3Schema: {{schema}} }
        {{more}}
        """);

    /// <summary>As <see cref="Define"/>, with versions of one's own.</summary>
    private protected void DefineVersions(string versions, string more = "")
    {
        Outcome(Send("POST", Definitions, Definition(versions, more))).Should().Be("201");
        Loop.Run(TimeSpan.Zero);
    }

    private protected static string Definition(string versions, string more = "", string plural = "widgets", string kind = "Widget") => FromYaml($$"""
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: {{plural}}.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {plural: {{plural}}, kind: {{kind}}{{more}} }
          versions:
        {{Indent(versions)}}
        """);

    private protected CustomResourceDefinition Defined => Server.Find<CustomResourceDefinition>(new("", "widgets.example.com"))!;

    /// <summary>What creating a widget with these fields leads to: its content, or the refusal.</summary>
    private protected string Create(string name, string fields, string query = "") => Shown(Send("POST", Widgets + query, Widget(name, fields)));

    private protected static string Widget(string name, string fields, string version = "v1") => FromYaml($"{{apiVersion: example.com/{version}, kind: Widget, metadata: {{name: {name}}}, {fields}}}");

    private protected static string Shown(ClusterSim.ApiServer.Requests.ApiResponse response)
    {
        var body = (JsonObject)JsonText.Parse(response.Body.Span);
        return response.StatusCode < 300 ? JsonText.WriteText(body.Remove("apiVersion").Remove("kind").Remove("metadata")) : Outcome(response);
    }

    private protected static string FromYaml(string yaml) => JsonText.WriteText(YamlText.Parse(yaml)[0]);

    private static string Indent(string text) => "    " + text.Replace("\n", "\n    ", StringComparison.Ordinal);
}
