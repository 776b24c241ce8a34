using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Client;

namespace ClusterSim.Tests.Client;

public sealed class InformerTests : ApiFixture
{
    [Test]
    public void Holds_what_there_was_when_it_was_first_asked_for()
    {
        Client.Create(Map("b"));
        Client.Create(Map("a"));

        var maps = Informers.For<ConfigMap>();

        maps.Items.Select(map => map.Metadata.Name).Should().Equal("a", "b");
        maps.Find(Key("a")).Should().BeSameAs(Client.Find<ConfigMap>(Key("a")), "one instance is shared by the store and all caches");
        Informers.For<ConfigMap>().Should().BeSameAs(maps);
    }

    [Test]
    public void Shows_a_write_when_it_is_delivered_and_not_before()
    {
        var maps = Informers.For<ConfigMap>();
        Client.Create(Map("a", "1"));
        maps.Find(Key("a")).Should().BeNull();

        Deliver();
        maps.Find(Key("a")).Should().NotBeNull();
        var before = maps.Items;
        Client.Update(Map("a", "2"));
        Client.Create(Map("b"));
        Deliver();

        before.Should().ContainSingle().Which.Data["value"].Should().Be("1", "a view stays as it was");
        maps.Items.Should().HaveCount(2);
        maps.Find(Key("a"))!.Data["value"].Should().Be("2");
        Client.Delete<ConfigMap>(Key("a"));
        Deliver();
        maps.Items.Should().ContainSingle();
        maps.Revision.Should().Be(Store.Revision);
    }

    [Test]
    public void Finds_objects_by_index_and_moves_them_when_their_value_changes()
    {
        Client.Create(Map("a", "x"));
        var maps = Informers.For<ConfigMap>();
        maps.AddIndex("value", map => map.Data.Find("value"));
        Client.Create(Map("c", "x"));
        Client.Create(Map("b", "x"));
        Client.Create(Map("d", "y"));
        Client.Create(Map("e"));
        Deliver();
        Names("x").Should().Equal("a", "b", "c");

        Client.Update(Map("b", "y"));
        Client.Update(Map("c", "x").WithLabel("changed", "yes"));
        Client.Delete<ConfigMap>(Key("a"));
        Deliver();

        Names("x").Should().Equal("c");
        Names("y").Should().Equal("b", "d");
        Names("z").Should().BeEmpty();
        maps.ByIndex("value", "x")[0].Label("changed").Should().Be("yes");

        IEnumerable<string> Names(string value) => maps.ByIndex("value", value).Select(map => map.Metadata.Name!);
    }

    [Test]
    public void Finds_objects_under_each_of_several_values()
    {
        var maps = Informers.For<ConfigMap>();
        maps.AddIndex("words", map => map.Data.Find("value", "").Split(' '));
        Client.Create(Map("a", "one two"));
        Client.Create(Map("b", "two three"));
        Deliver();
        maps.ByIndex("words", "two").Should().HaveCount(2);

        Client.Update(Map("a", "three one"));
        Deliver();

        maps.ByIndex("words", "one").Should().ContainSingle();
        maps.ByIndex("words", "two").Should().ContainSingle();
        maps.ByIndex("words", "three").Should().HaveCount(2);
    }

    [Test]
    public void Has_no_index_that_nobody_added()
    {
        var find = () => Informers.For<ConfigMap>().ByIndex("color", "red");

        find.Should().Throw<InvalidOperationException>().WithMessage("*configmaps*\"color\"*");
    }

    [Test]
    public void Knows_who_is_managed_by_whom()
    {
        var owner = Client.Create(Map("owner"));
        Client.Create(Map("b", owner: owner));
        Client.Create(Map("a", owner: owner));
        Client.Create(Map("other"));
        var cached = Contexts.For("controller").Client;

        cached.ListOwnedBy<ConfigMap>(owner).Select(map => map.Metadata.Name).Should().Equal("a", "b");
        Client.ListOwnedBy<ConfigMap>(owner).Select(map => map.Metadata.Name).Should().Equal("a", "b");
    }

    [Test]
    public void Tells_of_every_change_once_its_cache_shows_it()
    {
        Client.Create(Map("old", "1"));
        List<string> seen = [];
        var maps = Informers.For<ConfigMap>();
        using var handler = maps.OnChange((before, after) =>
        {
            seen.Add($"{Value(before)}→{Value(after)}");
            maps.Find((after ?? before)!.Key).Should().BeSameAs(after);
        });

        Client.Create(Map("a", "1"));
        Client.Update(Map("a", "2"));
        Client.Delete<ConfigMap>(Key("a"));
        Deliver();

        seen.Should().Equal("→old:1", "→a:1", "a:1→a:2", "a:2→");

        static string Value(ConfigMap? map) => map is null ? "" : map.Metadata.Name + ":" + map.Data["value"];
    }

    [Test]
    public void Tells_of_changes_under_one_value_of_an_index()
    {
        List<string> seen = [];
        var maps = Informers.For<ConfigMap>();
        maps.AddIndex("value", map => map.Data.Find("value"));
        Client.Create(Map("a", "x"));
        Deliver();
        var handler = maps.OnChange("value", "x", (before, after) => seen.Add($"{before?.Metadata.Name}→{after?.Metadata.Name}"));

        Client.Create(Map("b", "x"));
        Client.Create(Map("c", "y"));
        Client.Update(Map("c", "x"));
        Client.Update(Map("a", "y"));
        Client.Update(Map("a", "z"));
        Client.Delete<ConfigMap>(Key("b"));
        Deliver();
        handler.Dispose();
        Client.Create(Map("d", "x"));
        Deliver();

        seen.Should().Equal("→a", "→b", "→c", "a→", "b→");
    }

    [Test]
    public void Lags_behind_when_told_to_and_keeps_the_order_of_changes()
    {
        var maps = Informers.For<ConfigMap>();
        List<string> seen = [];
        maps.OnChange((_, after) => seen.Add($"{after!.Metadata.Name} {Loop.Elapsed.TotalSeconds}"));
        Informers.Lag = TimeSpan.FromSeconds(10);
        Client.Create(Map("a"));
        Loop.Run(TimeSpan.FromSeconds(1));
        Informers.Lag = TimeSpan.FromSeconds(3);
        Client.Create(Map("b"));
        Loop.Run(TimeSpan.FromSeconds(1));
        Informers.Lag = TimeSpan.Zero;
        Client.Create(Map("c"));
        Deliver();
        maps.Items.Should().BeEmpty();

        Loop.Run(TimeSpan.FromSeconds(8));
        Client.Create(Map("d"));
        Deliver();

        seen.Should().Equal("a 10", "b 10", "c 10", "d 10");
    }

    [Test]
    public void Lists_by_namespace_and_selector_from_the_cache()
    {
        Client.Create(new Namespace { Metadata = new() { Name = "other" } });
        Client.Create(Map("a").WithLabel("app", "web"));
        Client.Create(Map("b"));
        Client.Create(Map("c").WithLabel("app", "web") with { Metadata = new() { Name = "c", Namespace = "other", Labels = [new("app", "web")] } });
        var cached = Contexts.For("controller").Client;

        foreach (var client in new[] { Client, cached })
        {
            client.List<ConfigMap>().Should().HaveCount(3);
            client.List<ConfigMap>("default").Select(map => map.Metadata.Name).Should().Equal("a", "b");
            client.List<ConfigMap>(selector: LabelSelector.Label("app", "web")).Select(map => map.Metadata.Name).Should().Equal("a", "c");
        }
    }

    [Test]
    public void Watches_as_a_stream_that_begins_with_what_there_is_or_fails_when_too_much_is_forgotten()
    {
        Client.Create(Map("a"));
        Client.Create(Map("b"));
        List<string> all = [], later = [];
        ClusterSim.ApiServer.ApiException? expired = null;
        using var everything = Client.Watch<ConfigMap>().Subscribe(change => all.Add($"{change.Type} {change.Object.Metadata.Name}"));
        using var fromNow = Client.Watch<ConfigMap>(fromRevision: Store.Revision).Subscribe(change => later.Add($"{change.Type} {change.Object.Metadata.Name}"));

        Client.Delete<ConfigMap>(Key("a"));
        Loop.Run(TimeSpan.FromMinutes(6));
        using var fromLongAgo = Client.Watch<ConfigMap>(fromRevision: 1).Subscribe(_ => { }, error => expired = (ClusterSim.ApiServer.ApiException)error);

        all.Should().Equal("Added a", "Added b", "Deleted a");
        later.Should().Equal("Deleted a");
        expired!.Code.Should().Be(410);
        expired.Reason.Should().Be("Expired");
    }

    [Test]
    public void Keeps_count_of_classes_in_groups()
    {
        Client.Create(Map("a", "red").WithLabel("app", "web"));
        var tally = Informers.For<ConfigMap>().Tally("colors", map => map.Label("app"), map => (map.Data.Find("value"), map.Metadata.Labels.Count));
        Client.Create(Map("b", "red").WithLabel("app", "web"));
        Client.Create(Map("c", "blue").WithLabel("app", "web"));
        Client.Create(Map("d", "blue").WithLabel("app", "db"));
        Client.Create(Map("e", "blue"));
        Deliver();
        tally.Of("web").ToArray().Should().Equal((("red", 1), 2), (("blue", 1), 1));

        Client.Update(Map("a", "blue").WithLabel("app", "web"));
        Client.Update(Map("c", "blue").WithLabel("app", "db"));
        Client.Delete<ConfigMap>(Key("b"));
        Deliver();

        tally.Of("web").ToArray().Should().Equal((("blue", 1), 1));
        tally.Of("db").ToArray().Should().Equal((("blue", 1), 2));
        tally.Of("none").IsEmpty.Should().BeTrue();
        Informers.For<ConfigMap>().Tally("colors", map => map.Label("app"), map => (map.Data.Find("value"), map.Metadata.Labels.Count)).Should().BeSameAs(tally);
    }
}
