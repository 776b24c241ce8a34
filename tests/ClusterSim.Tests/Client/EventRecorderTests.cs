using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Client;

public sealed class EventRecorderTests : ApiFixture
{
    private protected override bool LooksAround => false;

    private EventRecorder _recorder = null!;
    private ConfigMap _map = null!;

    private IEnumerable<Event> Events => Client.List<Event>().Where(@event => @event.InvolvedObject.Name == _map.Metadata.Name);

    [SetUp]
    public void Record()
    {
        _recorder = Contexts.For("test-controller").Events;
        _map = Client.Create(Map("subject"));
    }

    [Test]
    public void Writes_what_happened_to_which_object_and_who_says_so()
    {
        Loop.Run(TimeSpan.FromSeconds(1.5));
        _recorder.Record(_map, "Normal", "Created", "It was created");

        var nanoseconds = (Loop.Now - DateTimeOffset.UnixEpoch).Ticks * 100;
        var written = Events.Should().ContainSingle().Subject;
        written.Metadata.Name.Should().Be($"subject.{nanoseconds:x16}");
        (written with { Metadata = new() }).Should().Be(new Event
        {
            InvolvedObject = new() { Kind = "ConfigMap", ApiVersion = "v1", Namespace = "default", Name = "subject", Uid = _map.Metadata.Uid, ResourceVersion = _map.Metadata.ResourceVersion },
            Type = "Normal",
            Reason = "Created",
            Message = "It was created",
            Source = new() { Component = "test-controller" },
            FirstTimestamp = Loop.Now,
            LastTimestamp = Loop.Now,
            Count = 1,
            ReportingComponent = "test-controller",
        });
    }

    [Test]
    public void Counts_what_happens_again()
    {
        _recorder.Record(_map, "Warning", "Failed", "no");
        var first = Loop.Now;
        Loop.Run(TimeSpan.FromMinutes(1));
        _recorder.Record(_map, "Warning", "Failed", "no");
        _recorder.Record(_map, "Warning", "Failed", "no");

        var written = Events.Should().ContainSingle().Subject;
        written.Count.Should().Be(3);
        ((DateTimeOffset)written.FirstTimestamp!).Should().Be(first);
        ((DateTimeOffset)written.LastTimestamp!).Should().Be(Loop.Now);
    }

    [Test]
    public void Combines_similar_events_from_the_tenth_message_on()
    {
        for (var i = 1; i <= 12; i++)
            _recorder.Record(_map, "Warning", "Failed", $"message {i}");

        Events.Select(@event => @event.Message + " ×" + @event.Count).Should().BeEquivalentTo(
            [.. Enumerable.Range(1, 9).Select(i => $"message {i} ×1"), "(combined from similar events): message 12 ×3"]);
    }

    [Test]
    public void Tells_messages_apart_again_after_ten_quiet_minutes()
    {
        for (var i = 1; i <= 10; i++)
            _recorder.Record(_map, "Warning", "Failed", $"message {i}");
        Loop.Run(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));

        _recorder.Record(_map, "Warning", "Failed", "message 11");

        Events.Select(@event => @event.Message).Should().Contain("message 11");
    }

    [Test]
    public void Lets_twenty_five_events_about_an_object_through_and_then_one_in_five_minutes()
    {
        for (var i = 0; i < 30; i++)
            _recorder.Record(_map, "Normal", $"Reason{i}", "once");
        Events.Should().HaveCount(25);

        Loop.Run(TimeSpan.FromMinutes(5));
        _recorder.Record(_map, "Normal", "Later", "once");
        _recorder.Record(_map, "Normal", "TooMuch", "once");

        Events.Should().HaveCount(26).And.Contain(@event => @event.Reason == "Later");
    }

    [Test]
    public void Ends_a_burst_of_a_hundred_as_nine_events_and_one_that_stands_for_sixteen()
    {
        for (var i = 0; i < 101; i++)
            _recorder.Record(_map, "Normal", "SuccessfulCreate", $"Created pod: web-{i}");

        Events.Should().HaveCount(10);
        Events.Max(@event => @event.Count).Should().Be(16);
    }

    [Test]
    public void Writes_an_event_anew_when_it_has_expired()
    {
        _recorder.Record(_map, "Normal", "Started", "yes");
        Loop.Run(TimeSpan.FromMinutes(62));
        Events.Should().BeEmpty();

        _recorder.Record(_map, "Normal", "Started", "yes");

        Events.Should().ContainSingle().Which.Count.Should().Be(2);
    }

    [Test]
    public void Puts_events_about_cluster_scoped_objects_into_the_default_namespace()
    {
        var ns = Client.Find<Namespace>(new ObjectKey("default"))!;

        _recorder.Record(ns, "Normal", "Seen", "yes");

        Client.List<Event>("default").Should().ContainSingle().Which.InvolvedObject.Namespace.Should().BeNull();
    }

    [Test]
    public void Tells_parts_of_an_object_apart()
    {
        var kubelet = Contexts.For("kubelet").EventsAs("kubelet", host: "node-1");
        foreach (var container in new[] { "a", "b", "a" })
            kubelet.Record(ObjectReference.To(_map) with { FieldPath = $"spec.containers{{{container}}}" }, "Normal", "Started", "Started container");

        Events.Select(@event => (@event.InvolvedObject.FieldPath, @event.Count, @event.Source.Host)).Should().BeEquivalentTo(
            [("spec.containers{a}", 2, "node-1"), ("spec.containers{b}", 1, "node-1")]);
    }

    [Test]
    public void Gives_every_event_a_name_of_its_own_even_at_one_instant()
    {
        var other = Contexts.For("other-controller").Events;
        for (var i = 0; i < 5; i++)
        {
            _recorder.Record(_map, "Normal", "One" + i, "x");
            other.Record(_map, "Normal", "Two" + i, "x");
        }

        Events.Should().HaveCount(10);
    }

    [Test]
    public void Drops_an_event_that_the_api_server_refuses()
    {
        _recorder.Record(_map with { Metadata = _map.Metadata with { Namespace = "no-such-namespace" } }, "Normal", "Seen", "yes");

        Client.List<Event>().Should().BeEmpty();
    }

    [Test]
    public void Writes_a_series_in_the_newer_form_at_its_second_occurrence_and_at_its_end()
    {
        for (var i = 0; i < 5; i++)
        {
            _recorder.Record(_map, null, "Warning", "FailedScheduling", "Scheduling", $"attempt {i}");
            Loop.Run(TimeSpan.FromSeconds(10));
        }
        var running = Events.Should().ContainSingle().Subject;
        running.Message.Should().Be("attempt 0");
        running.Action.Should().Be("Scheduling");
        running.ReportingComponent.Should().Be("test-controller");
        running.Source.Should().Be(new EventSource());
        running.Series!.Count.Should().Be(2);
        running.Count.Should().Be(0);

        Loop.Run(TimeSpan.FromMinutes(15));

        Events.Should().ContainSingle().Which.Series!.Count.Should().Be(5);
        Loop.PendingEvents.Should().Be(1, "only the expiry of the Event is left");
    }
}
