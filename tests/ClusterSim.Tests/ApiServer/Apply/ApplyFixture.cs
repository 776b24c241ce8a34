using System.Text;
using ClusterSim.Api;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;
using ClusterSim.Tests.ApiServer.Requests;

namespace ClusterSim.Tests.ApiServer.Apply;

/// <summary>An API server that configurations are applied to, and who owns what in one line for each owner.</summary>
public abstract class ApplyFixture : RequestFixture
{
    private protected const string ApplyPatch = "application/apply-patch+yaml";
    private protected const string ConfigMaps = "/api/v1/namespaces/default/configmaps";
    private protected const string Deployments = "/apis/apps/v1/namespaces/default/deployments";

    private protected ApiResponse Apply(string target, string manager, string body, bool force = false) =>
        Send("PATCH", $"{target}?fieldManager={manager}{(force ? "&force=true" : "")}", body, ApplyPatch);

    /// <summary>Applies what must not be refused.</summary>
    private protected JsonValue Applied(string target, string manager, string body, bool force = false)
    {
        var response = Apply(target, manager, body, force);
        response.StatusCode.Should().BeLessThan(300, Encoding.UTF8.GetString(response.Body.Span));
        return JsonText.Parse(response.Body.Span);
    }

    private protected static string ConfigMapWith(string data) => $$$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"m"},"data":{{{{data}}}}}""";

    private protected JsonValue Get(string target) => Do("GET", target);

    /// <summary>Who owns what, as in <c>one Apply: {"f:data":{"f:a":{}}}</c>.</summary>
    private protected static string[] Owners(JsonValue obj) => obj.At("metadata", "managedFields") is JsonArray entries
        ? [.. entries.Items.Select(entry => $"{entry["manager"]} {entry["operation"]}{(entry["subresource"] is { } part ? "/" + part : "")}: {JsonText.WriteText(entry["fieldsV1"]!)}")]
        : [];
}
