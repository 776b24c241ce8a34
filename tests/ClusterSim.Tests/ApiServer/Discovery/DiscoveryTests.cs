using System.Text;
using ClusterSim.Api;
using ClusterSim.Api.ApiRegistration;
using ClusterSim.Api.FlowControl;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;
using ClusterSim.Simulation;
using ClusterSim.Storage;

namespace ClusterSim.Tests.ApiServer.Discovery;

public sealed class DiscoveryTests
{
    private const string Aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private readonly Scheme _scheme = new();
    private SimulationLoop _loop = null!;
    private ClusterSim.ApiServer.ApiServer _server = null!;

    [SetUp]
    public void Start()
    {
        _loop = new(seed: 1, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        _server = new(_loop, new ObjectStore(_loop), _scheme);
    }

    [TearDown]
    public void Stop() => _loop.Dispose();

    [Test]
    public void Shows_groups_in_Kubernetes_order_with_the_preferred_version_first()
    {
        var groups = ((JsonArray)Json("/apis")["groups"]!).Items;

        groups.Take(3).Select(group => group["name"]!.AsText).Should().Equal("apiregistration.k8s.io", "apps", "events.k8s.io");
        groups.Single(group => group["name"]!.AsText == "autoscaling").At("preferredVersion", "version")!.AsText.Should().Be("v2");
    }

    [TestCase("/apis/apps/v1", "deployments/scale", """{"name":"deployments/scale","singularName":"","namespaced":true,"group":"autoscaling","version":"v1","kind":"Scale","verbs":["get","patch","update"]}""")]
    [TestCase("/api/v1", "pods/eviction", """{"name":"pods/eviction","singularName":"","namespaced":true,"group":"policy","version":"v1","kind":"Eviction","verbs":["create"]}""")]
    [TestCase("/api/v1", "pods", """{"name":"pods","singularName":"pod","namespaced":true,"kind":"Pod","verbs":["create","delete","deletecollection","get","list","patch","update","watch"],"shortNames":["po"],"categories":["all"],"storageVersionHash":"xPOwRZ+Yhw8="}""")]
    [TestCase("/api/v1", "events", """{"name":"events","singularName":"event","namespaced":true,"kind":"Event","verbs":["create","delete","deletecollection","get","list","patch","update","watch"],"shortNames":["ev"],"storageVersionHash":"r2yiGXH7wu8="}""")]
    [TestCase("/apis/events.k8s.io/v1", "events", """{"name":"events","singularName":"event","namespaced":true,"kind":"Event","verbs":["create","delete","deletecollection","get","list","patch","update","watch"],"shortNames":["ev"],"storageVersionHash":"r2yiGXH7wu8="}""")]
    [TestCase("/apis/autoscaling/v2", "horizontalpodautoscalers", """{"name":"horizontalpodautoscalers","singularName":"horizontalpodautoscaler","namespaced":true,"kind":"HorizontalPodAutoscaler","verbs":["create","delete","deletecollection","get","list","patch","update","watch"],"shortNames":["hpa"],"categories":["all"],"storageVersionHash":"oQlkt7f5j/A="}""")]
    [TestCase("/apis/certificates.k8s.io/v1", "certificatesigningrequests/approval", """{"name":"certificatesigningrequests/approval","singularName":"","namespaced":false,"kind":"CertificateSigningRequest","verbs":["get","patch","update"]}""")]
    public void Shows_what_a_real_server_shows_of_a_resource(string path, string name, string entry) =>
        ((JsonArray)Json(path)["resources"]!).Items.Single(resource => resource["name"]!.AsText == name).Should().Be(JsonText.Parse(entry));

    [Test]
    public void Sends_everything_at_once_and_only_when_it_has_changed()
    {
        var whole = Get("/apis", ("Accept", Aggregated + ",application/json"));
        var tag = whole.Headers.Single(header => header.Key == "ETag").Value;
        var again = Get("/apis", ("Accept", Aggregated), ("If-None-Match", tag));
        _scheme.Register<Widget>();
        var changed = Get("/apis", ("Accept", Aggregated), ("If-None-Match", tag));

        whole.Headers.Should().Contain(new KeyValuePair<string, string>("Content-Type", Aggregated));
        (again.StatusCode, again.Body.Length).Should().Be((304, 0));
        changed.StatusCode.Should().Be(200);
        Encoding.UTF8.GetString(changed.Body.Span).Should().Contain("\"widgets\"").And.Contain("\"subresource\":\"status\"");
    }

    [Test]
    public void Follows_kinds_as_they_come_and_go()
    {
        Get("/apis/tests.example.com/v1").StatusCode.Should().Be(404);
        var type = _scheme.Register<Widget>();

        Names("/apis/tests.example.com/v1").Should().Equal("widgets", "widgets/status");
        Names("/apis").Should().BeEmpty();

        _scheme.Unregister(type);
        Get("/apis/tests.example.com").StatusCode.Should().Be(404);
    }

    [Test]
    public void Tells_which_version_it_behaves_as() => Json("/version")["gitVersion"]!.AsText.Should().Be("v1.36.2");

    [TestCase("/readyz/etcd", "ok")]
    [TestCase("/livez?verbose&exclude=etcd&exclude=luck", "[+]etcd excluded: ok\n")]
    [TestCase("/livez?verbose&exclude=etcd&exclude=luck", "warn: some health checks cannot be excluded: no matches for \"luck\"\nlivez check passed\n")]
    [TestCase("/readyz?verbose", "[+]informer-sync ok\n")]
    [TestCase("/metrics", "apiserver_storage_objects{resource=\"pods\"} 0\n")]
    [TestCase("/", "\"/apis/apps/v1\"")]
    public void Answers_what_is_asked_of_the_server_itself(string path, string text) => Encoding.UTF8.GetString(Get(path).Body.Span).Should().Contain(text);

    [Test]
    public void Has_no_check_that_Kubernetes_has_not() => Get("/readyz/luck").StatusCode.Should().Be(404);

    [Test]
    public void Lists_an_API_service_for_every_version_it_answers()
    {
        var services = _server.List<APIService>();

        services.Should().Contain(service => service.Metadata.Name == "v1.").And.Contain(service => service.Metadata.Name == "v2.autoscaling");
        services.Should().OnlyContain(service => service.Status.Conditions[0].Reason == "Local");
        _server.Find<APIService>(new("", "v1.apps"))!.Spec.GroupPriorityMinimum.Should().Be(17_800);
    }

    [Test]
    public void Has_the_flow_schemas_of_a_fresh_server_each_with_a_level_that_exists()
    {
        var levels = _server.List<PriorityLevelConfiguration>().Select(level => level.Metadata.Name).ToList();

        _server.List<FlowSchema>().Should().HaveCount(13).And.OnlyContain(schema => levels.Contains(schema.Spec.PriorityLevelConfiguration.Name));
        levels.Should().HaveCount(8);
    }

    private IEnumerable<string?> Names(string path) => ((JsonArray?)Json(path)["resources"])?.Items.Select(resource => resource["name"]!.AsText) ?? [];

    private JsonValue Json(string path) => JsonText.Parse(Get(path).Body.Span);

    private ApiResponse Get(string path, params (string Name, string Value)[] headers) => _server.Handle(new()
    {
        Method = "GET",
        Target = path,
        Headers = [.. headers.Select(header => KeyValuePair.Create(header.Name, header.Value))],
        Caller = new("admin"),
    });

    [Resource("tests.example.com", "v1", "widgets", Subresources = Subresources.Status)]
    public sealed record Widget : ApiObject
    {
        public WidgetStatus Status { get; init; } = new();
    }

    public sealed record WidgetStatus : ApiRecord
    {
        public string? Phase { get; init; }
    }
}
