using ClusterSim.Api.Core;
using ClusterSim.Storage;

namespace ClusterSim.Tests.Storage;

public sealed class LookingBackTests : StoreFixture
{
    [Test]
    public void Shows_every_revision_that_is_remembered()
    {
        Create(Pod("a", phase: "Pending"));
        Update(Pod("a", phase: "Running"));
        Create(Pod("b", phase: "Pending"));
        Store.Delete(Pods, Key("a"));
        Store.Create(Nodes, new Node { Metadata = new() { Name = "n" } });

        var seen = Enumerable.Range(1, 6).Select(revision => string.Join(" ", Store.At(revision).List<Pod>(Pods).Select(pod => pod.Metadata.Name + ":" + pod.Status.Phase)));

        seen.Should().Equal("", "a:Pending", "a:Running", "a:Running b:Pending", "b:Pending", "b:Pending");
        Store.At(5).List(Nodes).Should().BeEmpty();
        Store.At(6).List(Nodes).Should().HaveCount(1);
    }

    [Test]
    public void Forgets_what_is_too_old_unless_there_is_a_checkpoint()
    {
        Create(Pod("a", phase: "Pending"));
        var checkpoint = Store.Checkpoint();
        Update(Pod("a", phase: "Running"));
        Loop.Run(TimeSpan.FromMinutes(6));
        Update(Pod("a", phase: "Succeeded"));

        var before = () => Store.At(1);

        Store.At(2).Should().BeSameAs(checkpoint);
        Store.At(3).Find<Pod>(Pods, Key("a"))!.Status.Phase.Should().Be("Running");
        before.Should().Throw<RevisionExpiredException>();
    }

    [Test]
    public void Lets_go_of_a_checkpoint_that_is_forgotten()
    {
        Create(Pod("a"));
        var checkpoint = Store.Checkpoint();
        Update(Pod("a"));
        Loop.Run(TimeSpan.FromMinutes(6));

        Store.Forget(checkpoint);

        var at = () => Store.At(2);
        at.Should().Throw<RevisionExpiredException>();
        checkpoint.List(Pods).Should().HaveCount(1, "who has it may go on using it");
    }

    [Test]
    public void Knows_nothing_of_the_future()
    {
        var at = () => Store.At(2);

        at.Should().Throw<ArgumentOutOfRangeException>();
    }
}
