using System.Text;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Requests;

public sealed class RequestPipelineTests : ApiServerFixture
{
    [Test]
    public void Creates_from_YAML_and_answers_in_YAML()
    {
        var response = Send("POST", "/api/v1/namespaces/default/configmaps", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {a: b}\n", "application/yaml", "application/yaml");

        response.StatusCode.Should().Be(201);
        Text(response).Should().StartWith("apiVersion: v1\ndata:\n  a: b\nkind: ConfigMap\n");
        Server.Find<ConfigMap>(Key("m"))!.Data["a"].Should().Be("b");
    }

    [TestCase("GET", "/api/v1/namespaces/default/pods/none", 404, "pods \"none\" not found")]
    [TestCase("GET", "/api/v1/namespaces/default/nonsense", 404, "the server could not find the requested resource")]
    [TestCase("GET", "/api/v1/namespaces/default/configmaps/m/nonsense", 404, "the server could not find the requested resource")]
    [TestCase("GET", "/api/v1/pods/p", 404, "the server could not find the requested resource")]
    [TestCase("PATCH", "/api/v1/namespaces/default/pods", 405, "the server does not allow this method on the requested resource")]
    [TestCase("POST", "/api/v1/namespaces/default/pods/p", 405, "the server does not allow this method on the requested resource")]
    public void Refuses_what_is_not_there(string method, string target, int code, string message)
    {
        var response = Send(method, target);

        response.StatusCode.Should().Be(code);
        Json(response)["message"]!.AsText.Should().Be(message);
    }

    [Test]
    public void Knows_no_path_outside_the_groups_it_serves()
    {
        var response = Send("GET", "/apis/example.com/v1/widgets");

        response.StatusCode.Should().Be(404);
        Text(response).Should().Be("404 page not found\n");
    }

    [Test]
    public void Warns_of_fields_it_drops()
    {
        var response = Send("POST", "/api/v1/namespaces/default/configmaps", """{"metadata":{"name":"m"},"dta":{"a":"b"}}""");

        response.StatusCode.Should().Be(201);
        response.Headers.Should().Contain(new KeyValuePair<string, string>("Warning", "299 - \"unknown field \\\"dta\\\"\""));
    }

    [Test]
    public void Rehearses_without_writing()
    {
        var revision = Server.Revision;

        var response = Send("POST", "/api/v1/namespaces/default/configmaps?dryRun=All", """{"metadata":{"name":"m"}}""");

        response.StatusCode.Should().Be(201);
        Server.Revision.Should().Be(revision);
    }

    [Test]
    public void Lists_in_pages_of_one_consistent_state()
    {
        foreach (var name in (string[])["a", "b", "c"])
            Server.Create(Admin, ConfigMap(name));

        var first = Json(Send("GET", "/api/v1/namespaces/default/configmaps?limit=2"));
        Server.Delete<ConfigMap>(Admin, Key("c"));
        var rest = Json(Send("GET", "/api/v1/namespaces/default/configmaps?limit=2&continue=" + first.At("metadata", "continue")!.AsText));

        Names(first).Should().Equal("a", "b");
        first.At("metadata", "remainingItemCount").Should().Be((JsonValue)1L);
        Names(rest).Should().Equal("c");
        rest.At("metadata", "continue").Should().BeNull();
    }

    [Test]
    public void Streams_events_until_the_time_is_over()
    {
        Server.Create(Admin, ConfigMap("a"));
        var lines = Watch("/api/v1/namespaces/default/configmaps?watch=1&timeoutSeconds=10");

        Server.Create(Admin, ConfigMap("b"));
        Server.Delete<ConfigMap>(Admin, Key("a"));
        Loop.Run(TimeSpan.FromSeconds(9));
        var open = lines.IsOpen;
        Loop.Run(TimeSpan.FromSeconds(2));
        Server.Create(Admin, ConfigMap("c"));
        Loop.Run(TimeSpan.Zero);

        lines.Events.Should().Equal("ADDED a", "ADDED b", "DELETED a");
        open.Should().BeTrue();
        lines.IsOpen.Should().BeFalse();
    }

    [Test]
    public void Shows_a_watch_with_a_selector_what_enters_and_leaves_its_view()
    {
        var lines = Watch("/api/v1/namespaces/default/configmaps?watch=1&labelSelector=app%3Dweb");

        var created = Server.Create(Admin, ConfigMap("a"));
        var labelled = Server.Update(Admin, created with { Metadata = created.Metadata with { Labels = [new("app", "web")] } });
        Server.Update(Admin, labelled with { Metadata = labelled.Metadata with { Labels = [] } });
        Loop.Run(TimeSpan.Zero);

        lines.Events.Should().Equal("ADDED a", "DELETED a");
    }

    [Test]
    public void Ends_a_watch_from_a_forgotten_revision_with_410()
    {
        Server.Create(Admin, ConfigMap("a"));
        Loop.Run(TimeSpan.FromMinutes(6));
        Server.Create(Admin, ConfigMap("b"));

        var lines = Watch("/api/v1/namespaces/default/configmaps?watch=1&resourceVersion=1");

        lines.Events.Should().Equal("ERROR Expired");
        lines.IsOpen.Should().BeFalse();
    }

    private ApiResponse Send(string method, string target, string? body = null, string type = "application/json", string accept = "application/json") => Server.Handle(new()
    {
        Method = method,
        Target = target,
        Headers = [new("Content-Type", type), new("Accept", accept)],
        Body = body is null ? default : Encoding.UTF8.GetBytes(body),
        Caller = Admin,
    });

    private Lines Watch(string target)
    {
        var lines = new Lines();
        Send("GET", target).Stream!.Subscribe(lines);
        return lines;
    }

    private static string Text(ApiResponse response) => Encoding.UTF8.GetString(response.Body.Span);

    private static JsonValue Json(ApiResponse response) => JsonText.Parse(response.Body.Span);

    private static IEnumerable<string?> Names(JsonValue list) => ((JsonArray)list["items"]!).Items.Select(item => item.At("metadata", "name")!.AsText);

    private sealed class Lines : IObserver<ReadOnlyMemory<byte>>
    {
        public List<string> Events { get; } = [];

        public bool IsOpen { get; private set; } = true;

        public void OnNext(ReadOnlyMemory<byte> value)
        {
            var line = JsonText.Parse(value.Span);
            Events.Add(line["type"]!.AsText + " " + (line.At("object", "metadata", "name") ?? line.At("object", "reason"))!.AsText);
        }

        public void OnError(Exception error) => Events.Add(error.Message);

        public void OnCompleted() => IsOpen = false;
    }
}
