using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Controllers.GarbageCollection;
using ClusterSim.Serialization;
using ClusterSim.Tests.Client;

namespace ClusterSim.Tests.Controllers.GarbageCollection;

public sealed class GarbageCollectorTests : ApiFixture
{
    private GarbageCollector _collector = null!;

    [SetUp]
    public void StartCollector()
    {
        _collector = new();
        Start(_collector);
        Client.Create(new Namespace { Metadata = new() { Name = "other" } });
    }

    [Test]
    public void Deletes_what_is_owned_down_to_the_last()
    {
        var top = Client.Create(Map("top"));
        var middle = Client.Create(Map("middle", owner: top));
        Client.Create(Map("bottom", owner: middle));
        Client.Create(Map("free"));
        Deliver();

        Client.Delete<ConfigMap>(top.Key);
        Deliver();

        Names().Should().Equal("free");
    }

    [Test]
    public void Takes_out_an_owner_that_is_gone_and_keeps_the_object_as_long_as_there_is_another()
    {
        var (first, second) = (Client.Create(Map("first")), Client.Create(Map("second")));
        Client.Create(Map("child", owner: first).WithOwner(OwnerReference.For(second, controller: false)));
        Deliver();

        Client.Delete<ConfigMap>(first.Key);
        Deliver();
        Find("child")!.Metadata.OwnerReferences.Should().ContainSingle().Which.Name.Should().Be("second");
        Client.Delete<ConfigMap>(second.Key);
        Deliver();

        Find("child").Should().BeNull();
    }

    [Test]
    public void Deletes_what_comes_with_an_owner_that_never_was()
    {
        Client.Create(Map("child", owner: Ghost("ConfigMap")));
        Client.Create(Map("of-a-node").WithOwner(new() { ApiVersion = "v1", Kind = "Node", Name = "ghost", Uid = "3" }));
        var child = Map("held", owner: Ghost("ConfigMap"));
        Client.Create(child.WithFinalizer("example.com/f"));
        Deliver();

        Names().Should().Equal("held");
        Find("held")!.IsBeingDeleted.Should().BeTrue();
        Client.Update(Find("held")!.WithoutFinalizer("example.com/f"));
        Deliver();
        Names().Should().BeEmpty();
        _collector.GraphSize.Should().Be(Objects(), "owners that never were are forgotten with the last that named them");
    }

    [Test]
    public void Keeps_what_has_an_owner_of_a_kind_that_nobody_serves_until_somebody_does()
    {
        Client.Create(Map("child").WithOwner(new() { ApiVersion = "example.com/v1", Kind = "Widget", Name = "parent", Uid = "1" }));
        Loop.RunUntilIdle(limit: TimeSpan.FromHours(1));
        Find("child").Should().NotBeNull();

        Server.Scheme.Register(new() { Group = "example.com", Version = "v1", Kind = "Widget", Plural = "widgets", Singular = "widget", ClrType = typeof(CustomResource) });
        Deliver();

        Find("child").Should().BeNull();
    }

    [Test]
    public void Tells_that_an_owner_is_in_another_namespace_and_takes_it_for_missing()
    {
        var owner = Client.Create(new ConfigMap { Metadata = new() { Name = "owner", Namespace = "other" } });
        Deliver();

        Client.Create(Map("child", owner: owner));
        Deliver();

        Find("child").Should().BeNull();
        var told = Client.List<Event>("default").Should().ContainSingle().Subject;
        told.Reason.Should().Be("OwnerRefInvalidNamespace");
        told.Type.Should().Be("Warning");
        told.Source!.Component.Should().Be("garbage-collector-controller");
        told.Message.Should().Be($"ownerRef [v1/ConfigMap, namespace: default, name: owner, uid: {owner.Metadata.Uid}] does not exist in namespace \"default\"");
    }

    [Test]
    public void Leaves_a_cluster_scoped_object_alone_that_names_an_owner_in_a_namespace()
    {
        Client.Create(new Node { Metadata = new() { Name = "n", OwnerReferences = [OwnerReference.For(Ghost("ConfigMap"))] } });

        Loop.RunUntilIdle(limit: TimeSpan.FromHours(1));

        Client.Find<Node>(new ObjectKey("n")).Should().NotBeNull();
    }

    [Test]
    public void Lets_an_owner_go_last_when_it_is_deleted_in_the_foreground()
    {
        var owner = Client.Create(Map("owner"));
        Client.Create(Map("blocking", owner: owner).WithFinalizer("example.com/f"));
        Client.Create(Map("other").WithOwner(OwnerReference.For(owner, blockOwnerDeletion: false)).WithFinalizer("example.com/f"));
        Deliver();

        Client.Delete<ConfigMap>(owner.Key, new() { PropagationPolicy = "Foreground" });
        Deliver();
        Find("owner")!.Metadata.Finalizers.Should().Equal("foregroundDeletion");
        Find("blocking")!.IsBeingDeleted.Should().BeTrue();
        Find("other")!.IsBeingDeleted.Should().BeTrue();
        Client.Update(Find("blocking")!.WithoutFinalizer("example.com/f"));
        Deliver();

        Names().Should().Equal("other");
    }

    [Test]
    public void Carries_a_foreground_deletion_through_all_generations()
    {
        var top = Client.Create(Map("top"));
        var middle = Client.Create(Map("middle", owner: top));
        Client.Create(Map("bottom", owner: middle).WithFinalizer("example.com/f"));
        Deliver();

        Client.Delete<ConfigMap>(top.Key, new() { PropagationPolicy = "Foreground" });
        Deliver();
        Names().Should().Equal("bottom", "middle", "top");
        Client.Update(Find("bottom")!.WithoutFinalizer("example.com/f"));
        Deliver();

        Names().Should().BeEmpty();
    }

    [Test]
    public void Does_not_hang_on_objects_that_own_each_other()
    {
        var a = Client.Create(Map("a"));
        var b = Client.Create(Map("b", owner: a));
        Client.Update(Find("a")!.WithOwner(OwnerReference.For(b)));
        Deliver();

        Client.Delete<ConfigMap>(a.Key, new() { PropagationPolicy = "Foreground" });
        Loop.RunUntilIdle(limit: TimeSpan.FromHours(1));

        Names().Should().BeEmpty();
    }

    [Test]
    public void Leaves_what_is_owned_behind_when_asked_to()
    {
        var owner = Client.Create(Map("owner"));
        Client.Create(Map("child", owner: owner));
        Deliver();

        Client.Delete<ConfigMap>(owner.Key, new() { PropagationPolicy = "Orphan" });
        Deliver();

        Names().Should().Equal("child");
        Find("child")!.Metadata.OwnerReferences.Should().BeEmpty();
    }

    [Test]
    public void Is_not_confused_by_late_news()
    {
        Informers.Lag = TimeSpan.FromSeconds(1);
        var owner = Client.Create(Map("owner"));
        Informers.For<ReplicaSet>().Lag = TimeSpan.FromSeconds(3);
        Client.Create(Map("child", owner: owner));
        Client.Delete<ConfigMap>(owner.Key);
        var another = Client.Create(Map("owner"));
        Client.Create(Map("its-child", owner: another));

        Loop.Run(TimeSpan.FromSeconds(10));

        Names().Should().Equal("its-child", "owner");
    }

    [Test]
    public void Deletes_ten_thousand_dependents_and_remembers_none()
    {
        var owner = Client.Create(Map("owner"));
        for (var i = 0; i < 10_000; i++)
            Client.Create(Map("child-" + i, owner: owner));
        Deliver();

        Client.Delete<ConfigMap>(owner.Key, new() { PropagationPolicy = "Foreground" });
        Deliver();

        Names().Should().BeEmpty();
        _collector.GraphSize.Should().Be(Objects());
    }

    private static ConfigMap Ghost(string name) => Map(name) with { Metadata = Map(name).Metadata with { Uid = "00000000-0000-4000-8000-000000000001" } };

    private ConfigMap? Find(string name) => Client.Find<ConfigMap>(Key(name));

    private IEnumerable<string> Names() => Client.List<ConfigMap>("default").Select(map => map.Metadata.Name!);

    private int Objects() => Server.Scheme.All.Where(kind => kind.Plural != "events").Sum(kind => Store.Count(kind));
}
