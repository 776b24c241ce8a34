using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;

namespace ClusterSim.Tests.Api;

public sealed class ApiObjectExtensionsTests
{
    private static readonly ConfigMap Map = new() { Metadata = new() { Name = "m", Namespace = "ns", Labels = [new("a", "1")], Finalizers = ["f/x"] }, Data = [new("k", "v")] };

    [Test]
    public void Changes_metadata_and_nothing_else()
    {
        var changed = Map.WithLabel("b", "2").WithAnnotation("c", "3").WithFinalizer("f/y").WithoutFinalizer("f/x").WithLabel("a", null);

        changed.Should().Be(Map with { Metadata = new() { Name = "m", Namespace = "ns", Labels = [new("b", "2")], Annotations = [new("c", "3")], Finalizers = ["f/y"] } });
    }

    [Test]
    public void Keeps_the_instance_when_a_finalizer_is_there_already_or_not_there()
    {
        Map.WithFinalizer("f/x").Should().BeSameAs(Map);
        Map.WithoutFinalizer("f/y").Should().BeSameAs(Map);
    }

    [Test]
    public void Replaces_a_reference_to_the_same_owner()
    {
        var owner = new Pod { Metadata = new() { Name = "p", Uid = "u" } };

        var owned = Map.WithOwner(OwnerReference.For(owner, controller: false, blockOwnerDeletion: false)).WithOwner(OwnerReference.For(owner));

        owned.Metadata.OwnerReferences.Should().ContainSingle().Which.Controller.Should().BeTrue();
        owned.Controller!.Name.Should().Be("p");
        owned.IsOwnedBy(owner).Should().BeTrue();
    }

    [Test]
    public void Conditions_are_set_in_their_place()
    {
        ValueList<PodCondition> conditions = [new() { Type = "A", Status = "True" }, new() { Type = "B", Status = "False" }];

        conditions.Set(new() { Type = "A", Status = "False" }).Select(c => c.Type + c.Status).Should().Equal("AFalse", "BFalse");
        conditions.Set(new() { Type = "C", Status = "True" }).Select(c => c.Type).Should().Equal("A", "B", "C");
        conditions.Set(new() { Type = "A", Status = "True" }).Should().BeSameAs(conditions);
        conditions.Without("A").Should().ContainSingle();
        conditions.IsTrue("A").Should().BeTrue();
        conditions.IsTrue("Z").Should().BeFalse();
    }
}
