using ClusterSim.Api;
using ClusterSim.ApiServer.OpenApi;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.OpenApi;

public sealed class OpenApiTests : ApiServerFixture
{
    private const string PodSpec = "io.k8s.api.core.v1.PodSpec";

    [Test]
    public void Index_leads_to_every_version_and_documents_may_be_kept_for_ever()
    {
        var apps = Json("/openapi/v3").At("paths", "apis/apps/v1", "serverRelativeURL")!.AsText!;
        var document = Get(apps);

        document.StatusCode.Should().Be(200);
        document.Headers.Should().Contain(header => header.Key == "Cache-Control" && header.Value == "public, immutable");
        Get(apps[..apps.IndexOf('=')] + "=0").Headers.Should().Contain(new KeyValuePair<string, string>("Location", apps));
    }

    [Test]
    public void Describes_fields_as_patches_need_to_know_them()
    {
        var spec = Json("/openapi/v3/api/v1").At("components", "schemas", PodSpec)!;

        spec.At("properties", "containers", "x-kubernetes-patch-merge-key")!.AsText.Should().Be("name");
        spec.At("properties", "containers", "x-kubernetes-list-map-keys")!.Should().Be(JsonText.Parse("[\"name\"]"));
        spec.At("properties", "containers", "items", "allOf")!.Should().Be(JsonText.Parse("[{\"$ref\":\"#/components/schemas/io.k8s.api.core.v1.Container\"}]"));
        spec["required"].Should().Be(JsonText.Parse("[\"containers\"]"));
    }

    [Test]
    public void Says_in_words_what_every_field_of_every_kind_is()
    {
        var silent = new List<string>();

        foreach (var (path, _) in ((JsonObject)Json("/openapi/v3")["paths"]!).Fields)
            foreach (var (name, schema) in (Json("/openapi/v3/" + path).At("components", "schemas") as JsonObject)?.Fields ?? [])
            {
                if (schema["description"] is null)
                    silent.Add(name);
                silent.AddRange(((schema["properties"] as JsonObject)?.Fields ?? []).Where(property => property.Value["description"] is null).Select(property => name + "." + property.Key));
            }

        silent.Distinct().Should().BeEmpty();
    }

    [Test]
    public void Leads_every_reference_to_a_schema_that_is_there()
    {
        foreach (var (path, _) in ((JsonObject)Json("/openapi/v3")["paths"]!).Fields)
        {
            var document = Json("/openapi/v3/" + path);
            var known = (document.At("components", "schemas") as JsonObject)!.Fields.Select(field => "#/components/schemas/" + field.Key).ToHashSet();

            References(document).Where(reference => !known.Contains(reference)).Should().BeEmpty(path);
        }
    }

    [Test]
    public void Tells_that_patches_can_be_validated()
    {
        var patch = Json("/openapi/v3/apis/apps/v1").At("paths", "/apis/apps/v1/namespaces/{namespace}/deployments/{name}", "patch")!;

        ((JsonArray)patch["parameters"]!).Items.Select(parameter => parameter["name"]!.AsText).Should().Contain("fieldValidation");
        patch["x-kubernetes-group-version-kind"].Should().Be(JsonText.Parse("""{"group":"apps","kind":"Deployment","version":"v1"}"""));
        patch["operationId"]!.AsText.Should().Be("patchAppsV1NamespacedDeployment");
    }

    [Test]
    public void Describes_all_in_one_in_the_older_version()
    {
        var document = Json("/openapi/v2");

        document["swagger"]!.AsText.Should().Be("2.0");
        document.At("definitions", "io.k8s.api.apps.v1.Deployment", "x-kubernetes-group-version-kind").Should().Be(JsonText.Parse("""[{"group":"apps","kind":"Deployment","version":"v1"}]"""));
        document.At("definitions", PodSpec, "properties", "containers", "items", "$ref")!.AsText.Should().Be("#/definitions/io.k8s.api.core.v1.Container");
    }

    [Test]
    public void Is_sent_as_a_protocol_buffer_to_clients_that_read_nothing_else()
    {
        var answer = Get("/openapi/v2", new KeyValuePair<string, string>("Accept", SwaggerProtobuf.MediaType));
        var reader = new List<(int Field, int Length)>();
        for (var rest = answer.Body.Span; rest.Length > 0;)
        {
            var (tag, length, at) = (rest[0], 0, 1);
            for (var shift = 0; ; shift += 7)
            {
                length |= (rest[at] & 0x7f) << shift;
                if ((rest[at++] & 0x80) == 0)
                    break;
            }
            reader.Add((tag >> 3, length));
            rest = rest[(at + length)..];
        }

        reader.Select(field => field.Field).Should().Equal(1, 2, 8, 9); // swagger, info, paths, definitions
        reader[3].Length.Should().BeGreaterThan(100_000);
    }

    [Test]
    public void Is_not_sent_again_while_nothing_changes()
    {
        var tag = Get("/openapi/v2").Headers.Single(header => header.Key == "ETag").Value;

        Get("/openapi/v2", new KeyValuePair<string, string>("If-None-Match", tag)).StatusCode.Should().Be(304);
    }

    [Test]
    public void Takes_words_from_the_sources_without_their_marks() =>
        FieldDocs.Of(typeof(ClusterSim.Api.Core.ConfigMap)).Should().NotBeNullOrEmpty().And.NotContain("<");

    private static IEnumerable<string> References(JsonValue value) => value switch
    {
        JsonObject obj => obj.Fields.SelectMany(field => field.Key == "$ref" && field.Value.AsText is { } reference ? [reference] : References(field.Value)),
        JsonArray array => array.Items.SelectMany(References),
        _ => [],
    };

    private JsonValue Json(string path) => JsonText.Parse(Get(path).Body.Span);

    private ApiResponse Get(string path, params KeyValuePair<string, string>[] headers) => Server.Handle(new() { Method = "GET", Target = path, Headers = headers, Caller = Admin });
}
