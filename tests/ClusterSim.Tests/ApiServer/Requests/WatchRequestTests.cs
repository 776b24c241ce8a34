using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Requests;

public sealed class WatchRequestTests : RequestFixture
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";

    [Test]
    public void Tells_every_minute_and_shortly_before_the_end_how_far_it_has_come()
    {
        var watch = Watch(Maps + "?watch=1&resourceVersion=1&allowWatchBookmarks=true&timeoutSeconds=150");

        Loop.Run(TimeSpan.FromMinutes(3));

        watch.Events.Where(line => line.StartsWith("BOOKMARK", StringComparison.Ordinal)).Should().Equal(
            "BOOKMARK 3 at 60s", "BOOKMARK 3 at 120s", "BOOKMARK 3 at 148s");
        watch.End.Should().Be(TimeSpan.FromSeconds(150));
    }

    [Test]
    public void Tells_nothing_of_the_kind_unasked()
    {
        var watch = Watch(Maps + "?watch=1&timeoutSeconds=150");

        Loop.Run(TimeSpan.FromMinutes(3));

        watch.Events.Should().BeEmpty();
    }

    [Test]
    public void Marks_the_end_of_the_state_it_begins_with()
    {
        Server.Create(Admin, ConfigMap("a"));

        var watch = Watch(Maps + "?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true");
        Server.Create(Admin, ConfigMap("b"));
        Loop.Run(TimeSpan.FromSeconds(1));

        watch.Events.Should().Equal("ADDED a at 0s", "BOOKMARK 4 at 0s end-of-state", "ADDED b at 0s");
    }

    [Test]
    public void Begins_with_the_state_of_the_request_whenever_somebody_listens()
    {
        Server.Create(Admin, ConfigMap("a"));
        var response = Send("GET", Maps + "?watch=1");
        Server.Create(Admin, ConfigMap("b"));
        Loop.Run(TimeSpan.FromSeconds(1));

        var watch = new Lines(Loop);
        response.Stream!.Subscribe(watch);

        watch.Events.Should().Equal("ADDED a at 1s", "ADDED b at 1s");
    }

    [TestCase("timeoutSeconds=7", 7)]
    [TestCase("timeoutSeconds=-1", 0)]
    public void Lasts_as_long_as_is_asked_for(string query, int seconds)
    {
        var watch = Watch(Maps + "?watch=1&" + query);

        Loop.Run(TimeSpan.FromSeconds(10));

        watch.End.Should().Be(TimeSpan.FromSeconds(seconds));
    }

    [TestCase("")]
    [TestCase("&timeoutSeconds=0")]
    public void Lasts_between_half_an_hour_and_an_hour_otherwise(string query)
    {
        var watch = Watch(Maps + "?watch=1" + query);

        Loop.Run(TimeSpan.FromHours(2));

        watch.End.Should().BeGreaterThanOrEqualTo(TimeSpan.FromMinutes(30)).And.BeLessThan(TimeSpan.FromHours(1));
    }

    [Test]
    public void Skips_what_is_not_newer_than_a_revision_still_to_come()
    {
        var watch = Watch(Maps + $"?watch=1&resourceVersion={Server.Revision + 1}");

        Server.Create(Admin, ConfigMap("a"));
        Server.Create(Admin, ConfigMap("b"));
        Loop.Run(TimeSpan.FromSeconds(1));

        watch.Events.Should().Equal("ADDED b at 0s");
    }

    [Test]
    public void Is_of_one_object_on_the_old_path()
    {
        var watch = Watch("/api/v1/watch/namespaces/default/configmaps/a");

        Server.Create(Admin, ConfigMap("a"));
        Server.Create(Admin, ConfigMap("b"));
        Loop.Run(TimeSpan.FromSeconds(1));

        watch.Events.Should().Equal("ADDED a at 0s");
    }

    [TestCase("/api/v1/watch/namespaces/default/configmaps/a?fieldSelector=metadata.name%3Db", "400 fieldSelector metadata.name doesn't match requested name")]
    [TestCase("/api/v1/watch/namespaces/default/configmaps/a?fieldSelector=metadata.namespace%3Db", "400 fieldSelector metadata.name doesn't match requested name")]
    [TestCase(Maps + "?watch=1&resourceVersion=x", "500 resourceVersion: Invalid value: \"x\": strconv.ParseUint: parsing \"x\": invalid syntax")]
    [TestCase(Maps + "?watch=1&resourceVersionMatch=NotOlderThan", "422 ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided")]
    public void Is_refused(string target, string outcome) => Outcome(Send("GET", target)).Should().Be(outcome);

    [Test]
    public void Cannot_be_in_YAML()
    {
        var response = Server.Handle(new() { Method = "GET", Target = Maps + "?watch=1", Headers = [new("Accept", "application/yaml")], Caller = Admin });

        response.StatusCode.Should().Be(406);
        YamlText.Parse(System.Text.Encoding.UTF8.GetString(response.Body.Span))[0]["message"]!.AsText.Should()
            .Be("only the following media types are accepted: application/json;stream=watch, application/vnd.kubernetes.protobuf;stream=watch");
    }

    [Test]
    public void Shares_the_bytes_of_an_event_with_every_watch_of_its_form()
    {
        var byKind = Pieces("/apis/events.k8s.io/v1/namespaces/default/events?watch=1", 3);
        Do("POST", "/apis/events.k8s.io/v1/namespaces/default/events", """{"metadata":{"name":"e"},"eventTime":"2026-01-01T00:00:00.000000Z","reportingController":"x/y","reportingInstance":"i","action":"A","reason":"R","type":"Normal","note":"n","regarding":{"kind":"Pod","name":"p","namespace":"default"}}""");
        Loop.Run(TimeSpan.FromSeconds(1));

        byKind.Should().HaveCount(3);
        byKind.Distinct(new SameBytes()).Should().ContainSingle();
    }

    [Test]
    public void Shares_the_bytes_of_a_departure_too()
    {
        var created = Server.Create(Admin, ConfigMap("a") with { Metadata = new() { Name = "a", Namespace = "default", Labels = [new("app", "web")] } });
        var pieces = Pieces(Maps + $"?watch=1&labelSelector=app%3Dweb&resourceVersion={created.Metadata.ResourceVersion}", 3);
        Server.Update(Admin, created with { Metadata = created.Metadata with { Labels = [] } });
        Loop.Run(TimeSpan.FromSeconds(1));

        pieces.Should().HaveCount(3);
        pieces.Distinct(new SameBytes()).Should().ContainSingle();
    }

    [Test]
    public void Is_read_in_pieces_of_any_size_through_an_http_client()
    {
        Server.Create(Admin, ConfigMap("a"));
        Server.Create(Admin, ConfigMap("b"));
        using var body = new WatchBody(Loop, Send("GET", Maps + "?watch=1&timeoutSeconds=5").Stream!);
        var text = "";

        Loop.Run(async () =>
        {
            var buffer = new byte[7];
            while (await body.ReadAsync(buffer) is > 0 and var count)
                text += System.Text.Encoding.UTF8.GetString(buffer, 0, count);
        });

        text.TrimEnd('\n').Split('\n').Select(line => JsonText.Parse(System.Text.Encoding.UTF8.GetBytes(line)).At("object", "metadata", "name")!.AsText).Should().Equal("a", "b");
    }

    private List<ReadOnlyMemory<byte>> Pieces(string target, int watches)
    {
        List<ReadOnlyMemory<byte>> pieces = [];
        for (var i = 0; i < watches; i++)
            Send("GET", target).Stream!.Subscribe(pieces.Add);
        return pieces;
    }

    private Lines Watch(string target)
    {
        var lines = new Lines(Loop);
        Send("GET", target).Stream!.Subscribe(lines);
        return lines;
    }

    private sealed class SameBytes : IEqualityComparer<ReadOnlyMemory<byte>>
    {
        public bool Equals(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right) => left.Equals(right); // The same memory, not merely equal bytes.

        public int GetHashCode(ReadOnlyMemory<byte> memory) => memory.Length;
    }

    private sealed class Lines(ClusterSim.Simulation.SimulationLoop loop) : IObserver<ReadOnlyMemory<byte>>
    {
        private readonly DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public List<string> Events { get; } = [];

        public TimeSpan? End { get; private set; }

        public void OnNext(ReadOnlyMemory<byte> value)
        {
            var line = JsonText.Parse(value.Span);
            var metadata = line.At("object", "metadata")!;
            var what = metadata["name"]?.AsText ?? metadata["resourceVersion"]!.AsText;
            var mark = metadata.At("annotations", "k8s.io/initial-events-end") is null ? "" : " end-of-state";
            Events.Add($"{line["type"]!.AsText} {what} at {(loop.Now - _start).TotalSeconds}s{mark}");
        }

        public void OnError(Exception error) => Events.Add(error.Message);

        public void OnCompleted() => End = loop.Now - _start;
    }
}
