using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Storage;

namespace ClusterSim.Tests.Storage;

public sealed class StoreWatchTests : StoreFixture
{
    [Test]
    public void Delivers_a_write_later_at_the_same_instant_never_inside_it()
    {
        List<string> seen = [];
        using var watch = Watch(WatchScope.All, seen);

        var start = Loop.Now;
        Create(Pod("a"));
        seen.Should().BeEmpty();
        Deliver();

        seen.Should().Equal("Added a");
        Loop.Now.Should().Be(start);
    }

    [Test]
    public void Begins_with_what_there_is()
    {
        Create(Pod("b"));
        Create(Pod("a"));
        List<string> seen = [];

        using var watch = Watch(WatchScope.All, seen);
        Update(Pod("b"));
        Deliver();

        seen.Should().Equal("Added a", "Added b", "Modified b");
    }

    [Test]
    public void Replays_what_was_written_after_a_revision_and_goes_on_without_a_gap()
    {
        Create(Pod("a"));
        Create(Pod("b"));
        Store.Create(Nodes, new Node { Metadata = new() { Name = "n" } });
        Update(Pod("a"));
        List<string> seen = [];

        using var watch = Watch(WatchScope.All, seen, from: 2);
        Store.Delete(Pods, Key("b"));
        Deliver();

        seen.Should().Equal("Added b", "Modified a", "Deleted b");
    }

    [Test]
    public void Carries_the_state_before_and_at_the_end_the_last_one_with_the_revision_of_the_deletion()
    {
        List<WatchEvent<Pod>> events = [];
        using var watch = Store.Watch<Pod>(Pods).Subscribe(events.Add);

        var created = Create(Pod("a"));
        var updated = Update(created with { Status = new() { Phase = "Running" } });
        Store.Delete(Pods, Key("a"));
        Deliver();

        events.Select(e => e.Before).Should().Equal(null, created, updated);
        events[2].Object.Status.Phase.Should().Be("Running");
        events[2].Object.Metadata.ResourceVersion.Should().Be("4");
    }

    [Test]
    public void Expires_when_the_history_is_older_than_five_minutes()
    {
        Create(Pod("a"));
        Create(Pod("b"));
        Loop.Run(TimeSpan.FromMinutes(5));
        List<string> inTime = [];
        using var watch = Watch(WatchScope.All, inTime, from: 2);
        Loop.Run(TimeSpan.FromSeconds(1));

        var late = Watch(2);
        var current = Watch(3);

        inTime.Should().Equal("Added b");
        late.Should().BeOfType<RevisionExpiredException>().Which.Message.Should().Be("too old resource version: 2 (3)");
        current.Should().BeNull("nothing that came after revision 3 is forgotten");
    }

    [Test]
    public void Expires_when_too_much_was_written_since()
    {
        var store = new ObjectStore(Loop, new() { HistoryCount = 10 });
        store.Create(Pods, Pod("a"));
        for (var i = 0; i < 50; i++)
        {
            store.Update(Pods, Pod("a"));
            Deliver();
        }

        store.OldestRevision.Should().Be(store.Revision - 10);
        Exception? error = null;
        store.Watch<Pod>(Pods, fromRevision: store.Revision - 11).Subscribe(_ => { }, e => error = e);
        error.Should().BeOfType<RevisionExpiredException>();
    }

    [Test]
    public void Remembers_what_is_not_delivered_yet_however_much_it_is()
    {
        var store = new ObjectStore(Loop, new() { HistoryCount = 10 });
        List<string> seen = [];
        using var watch = store.Watch<Pod>(Pods).Subscribe(e => seen.Add(e.Object.Metadata.Name!));

        Loop.Invoke(() =>
        {
            for (var i = 0; i < 1000; i++)
                store.Create(Pods, Pod($"pod-{i}"));
        });
        Deliver();

        seen.Should().HaveCount(1000).And.OnlyHaveUniqueItems();
    }

    [Test]
    public void Sees_only_its_namespace_its_object_or_its_node()
    {
        List<string> byNamespace = [], byObject = [], byNode = [];
        using var one = Watch(WatchScope.Namespace("prod"), byNamespace);
        using var two = Watch(WatchScope.Object(Key("a")), byObject);
        using var three = Watch(WatchScope.Node("node-1"), byNode);

        Create(Pod("a"));
        Create(Pod("b", node: "node-1"));
        Create(Pod("a", node: "node-2", @namespace: "prod"));
        Update(Pod("a", node: "node-1"));
        Deliver();

        byNamespace.Should().Equal("Added a");
        byObject.Should().Equal("Added a", "Modified a");
        byNode.Should().Equal("Added b", "Added a");
    }

    [Test]
    public void Tells_of_an_object_that_leaves_its_node_as_deleted()
    {
        Create(Pod("a", node: "node-1"));
        List<WatchEvent<Pod>> events = [];
        using var watch = Store.Watch<Pod>(Pods, WatchScope.Node("node-1")).Subscribe(events.Add);

        Update(Pod("a", node: "node-2"));
        Store.Delete(Pods, Key("a"));
        Deliver();

        events.Select(e => e.Type).Should().Equal(WatchEventType.Added, WatchEventType.Deleted);
        events[1].Object.Spec.NodeName.Should().Be("node-1");
        events[1].Object.Metadata.ResourceVersion.Should().Be("3");
    }

    [Test]
    public void Tells_subscribers_in_the_order_they_came_whatever_they_watch()
    {
        List<string> seen = [];
        IDisposable[] watches =
        [
            Tell("node", WatchScope.Node("n")), Tell("all", WatchScope.All), Tell("object", WatchScope.Object(Key("a"))),
            Tell("namespace", WatchScope.Namespace("default")), Tell("all again", WatchScope.All), Tell("node again", WatchScope.Node("n")),
        ];

        Create(Pod("a", node: "n"));
        Deliver();

        seen.Should().Equal("node", "all", "object", "namespace", "all again", "node again");
        Array.ForEach(watches, watch => watch.Dispose());

        IDisposable Tell(string who, WatchScope scope) => Store.Subscribe(Pods, scope, _ => seen.Add(who));
    }

    [Test]
    public void Is_silent_once_disposed_even_in_the_middle_of_a_delivery()
    {
        List<string> seen = [];
        IDisposable? second = null;
        using var first = Store.Subscribe(Pods, WatchScope.All, _ => { seen.Add("first"); second!.Dispose(); });
        second = Store.Subscribe(Pods, WatchScope.All, _ => seen.Add("second"));

        Create(Pod("a"));
        Deliver();

        seen.Should().Equal("first");
    }

    [Test]
    public void Sees_each_write_once_when_it_begins_or_writes_in_the_middle_of_things()
    {
        List<string> seen = [];
        Create(Pod("a"));
        using var early = Store.Watch<Pod>(Pods).Subscribe(e =>
        {
            if (e.Object.Metadata.Name == "a" && e.Type == WatchEventType.Added)
                Create(Pod("b"));
        });
        using var late = Watch(WatchScope.All, seen);

        Deliver();

        seen.Should().Equal("Added a", "Added b");
    }

    [Test]
    public void Costs_a_write_nothing_when_thousands_watch_other_nodes()
    {
        var told = 0;
        for (var i = 0; i < 5000; i++)
            Store.Subscribe(Pods, WatchScope.Node($"node-{i}"), _ => told++);

        for (var i = 0; i < 10; i++)
            Create(Pod($"pod-{i}", node: $"node-{i * 17}"));
        Deliver();

        told.Should().Be(10);
    }

    private IDisposable Watch(WatchScope scope, List<string> seen, long? from = null) =>
        Store.Watch<Pod>(Pods, scope, from).Subscribe(e => seen.Add($"{e.Type} {e.Object.Metadata.Name}"));

    private Exception? Watch(long from)
    {
        Exception? error = null;
        using var watch = Store.Watch<Pod>(Pods, fromRevision: from).Subscribe(_ => { }, e => error = e);
        return error;
    }
}
