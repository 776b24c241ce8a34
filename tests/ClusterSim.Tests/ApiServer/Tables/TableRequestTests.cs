using System.Text;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;
using ClusterSim.Tests.ApiServer.Requests;

namespace ClusterSim.Tests.ApiServer.Tables;

public sealed class TableRequestTests : RequestFixture
{
    private const string Pods = "/api/v1/namespaces/default/pods";
    private const string Table = "application/json;as=Table;v=v1;g=meta.k8s.io";

    [Test]
    public void Lists_rows_with_the_metadata_of_their_objects()
    {
        Server.Create(Admin, Pod("a") with { Metadata = new() { Name = "a", Namespace = "default", Labels = [new("app", "web")] } });
        Loop.Run(TimeSpan.FromMinutes(5));

        var table = Get(Pods, Table);

        table["kind"]!.AsText.Should().Be("Table");
        table["apiVersion"]!.AsText.Should().Be("meta.k8s.io/v1");
        table["metadata"]!["resourceVersion"]!.AsText.Should().Be(Server.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Rows(table).Should().Equal("a | 0/1 | Pending | 0 | 5m | <none> | <none> | <none> | <none>");
        Row(table)["object"]!["kind"]!.AsText.Should().Be("PartialObjectMetadata");
        Row(table)["object"]!["metadata"]!["labels"]!["app"]!.AsText.Should().Be("web");
    }

    [Test]
    public void Shows_one_object_as_a_row_with_its_revision_as_the_tables()
    {
        var pod = Server.Create(Admin, Pod("a"));

        var table = Get(Pods + "/a", Table);

        table["metadata"]!["resourceVersion"]!.AsText.Should().Be(pod.Metadata.ResourceVersion);
        Rows(table).Should().ContainSingle();
    }

    [TestCase("None", "null")]
    [TestCase("Object", "\"Pod\"")]
    [TestCase("Metadata", "\"PartialObjectMetadata\"")]
    [TestCase("", "\"PartialObjectMetadata\"")]
    public void Carries_as_much_of_each_object_as_is_asked_for(string include, string kind)
    {
        Server.Create(Admin, Pod("a"));

        var obj = Row(Get(Pods + "?includeObject=" + include, Table))["object"]!;

        JsonText.WriteText(obj is JsonNull ? obj : obj["kind"]!).Should().Be(kind);
    }

    [Test]
    public void Refuses_to_carry_what_nobody_knows() => Outcome(Ask(Pods + "?includeObject=All", Table)).Should()
        .Be("400 Unable to convert to Table as requested: includeObject: Invalid value: \"All\": must be 'Metadata', 'Object', 'None', or empty");

    [Test]
    public void Comes_in_the_old_version_to_old_clients()
    {
        Server.Create(Admin, Pod("a"));

        var table = Get(Pods, "application/json;as=Table;v=v1beta1;g=meta.k8s.io");

        table["apiVersion"]!.AsText.Should().Be("meta.k8s.io/v1beta1");
        Row(table)["object"]!["apiVersion"]!.AsText.Should().Be("meta.k8s.io/v1beta1");
    }

    [Test]
    public void Leaves_refusals_as_they_are() => Outcome(Ask(Pods + "/none", Table)).Should().Be("404 pods \"none\" not found");

    [Test]
    public void Answers_writes_and_subresources_too()
    {
        Rows(Parse(Ask(Pods, Table, "POST", ObjectJson.ToText(Pod("a"))))).Should().ContainSingle().Which.Should().StartWith("a | 0/1 | Pending");
        Do("POST", "/apis/apps/v1/namespaces/default/deployments", """{"metadata":{"name":"d"},"spec":{"replicas":4,"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},"spec":{"containers":[{"name":"c","image":"i"}]}}}}""");
        Rows(Get("/apis/apps/v1/namespaces/default/deployments/d/scale", Table)).Should().Equal("d | 4 | 0 | 0s");
    }

    [Test]
    public void Leaves_a_Status_that_answers_a_deletion_as_it_is()
    {
        Server.Create(Admin, ConfigMap("m"));

        Parse(Ask("/api/v1/namespaces/default/configmaps/m", Table, "DELETE"))["kind"]!.AsText.Should().Be("Status");
    }

    [Test]
    public void Has_no_list_of_rows_where_a_kind_without_columns_has_no_objects()
    {
        Get("/api/v1/namespaces/default/limitranges", Table)["rows"].Should().BeOfType<JsonNull>();
        JsonText.WriteText(Get("/api/v1/namespaces/default/secrets", Table)["rows"]!).Should().Be("[]");
    }

    [Test]
    public void Comes_event_by_event_and_says_what_the_columns_are_only_in_the_first()
    {
        Server.Create(Admin, Pod("a"));
        var events = Watch(Pods + "?watch=1", Table);
        Server.Create(Admin, Pod("b"));
        Loop.Run(TimeSpan.FromSeconds(1));

        events.Should().HaveCount(2);
        events.Select(line => Rows(line["object"]!).Single().Split(" | ")[0]).Should().Equal("a", "b");
        events[0]["object"]!["columnDefinitions"].Should().BeOfType<JsonArray>();
        events[1]["object"]!["columnDefinitions"].Should().BeOfType<JsonNull>();
        events[1]["object"]!["metadata"]!["resourceVersion"]!.AsText.Should().Be(Server.Find<Pod>(Key("b"))!.Metadata.ResourceVersion);
    }

    [Test]
    public void Shows_both_versions_of_a_kind_alike()
    {
        Do("POST", "/apis/events.k8s.io/v1/namespaces/default/events", """{"metadata":{"name":"e"},"eventTime":"2026-01-01T00:00:00.000000Z","reportingController":"x/y","reportingInstance":"i","action":"A","reason":"R","type":"Normal","note":"n","regarding":{"kind":"Pod","name":"p","namespace":"default"}}""");

        Rows(Get("/apis/events.k8s.io/v1/namespaces/default/events", Table)).Should().Equal(Rows(Get("/api/v1/namespaces/default/events", Table)));
    }

    private static IEnumerable<string> WatchedKinds() =>
        Scheme.BuiltIn.All.Where(type => type.Verbs.Contains("watch")).Select(type => $"/{(type.Group.Length == 0 ? "api" : "apis")}/{type.ApiVersion}/{type.Plural}").Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(WatchedKinds))]
    public void Has_a_cell_for_every_column_even_in_a_bookmark_which_holds_an_object_with_nothing_in_it(string path)
    {
        var bookmark = Watch(path + "?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true", Table)[^1];

        var table = bookmark["object"]!;
        bookmark["type"]!.AsText.Should().Be("BOOKMARK");
        table["metadata"]!["resourceVersion"]!.AsText.Should().Be(Server.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var cells = ((JsonArray)Row(table)["cells"]!).Items.Count;
        if (table["columnDefinitions"] is JsonArray columns) // Where there are objects, an event before has said it.
            cells.Should().Be(columns.Items.Count + (path.EndsWith("/ipaddresses", StringComparison.Ordinal) ? 1 : 0)); // Shows an age under no head, as the real server does.
    }

    private JsonValue Get(string target, string accept) => Parse(Ask(target, accept));

    private List<JsonValue> Watch(string target, string accept)
    {
        List<JsonValue> events = [];
        Ask(target, accept).Stream!.Subscribe(line => events.Add(JsonText.Parse(line.Span)));
        return events;
    }

    private ApiResponse Ask(string target, string accept, string method = "GET", string body = "") => Server.Handle(new()
    {
        Method = method,
        Target = target,
        Headers = [new("Content-Type", Json), new("Accept", accept)],
        Body = Encoding.UTF8.GetBytes(body),
        Caller = Admin,
    });

    private static JsonValue Parse(ApiResponse response) => JsonText.Parse(response.Body.Span);

    private static JsonValue Row(JsonValue table) => ((JsonArray)table["rows"]!).Items[0];

    private static IEnumerable<string> Rows(JsonValue table) => ((JsonArray)table["rows"]!).Items
        .Select(row => string.Join(" | ", ((JsonArray)row["cells"]!).Items.Select(cell => cell.AsText ?? JsonText.WriteText(cell))));
}
