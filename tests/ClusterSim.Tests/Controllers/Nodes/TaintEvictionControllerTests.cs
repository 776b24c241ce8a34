using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Controllers.Nodes;

namespace ClusterSim.Tests.Controllers.Nodes;

public sealed class TaintEvictionControllerTests : NodesFixture
{
    [SetUp]
    public void StartController()
    {
        Start(new TaintEvictionController());
        AddNode("a");
        Deliver();
    }

    [Test]
    public void Deletes_what_does_not_tolerate_a_taint_at_once_and_what_does_for_a_while_later()
    {
        AddPod("none", "a");
        AddPod("some", "a", tolerations: [Endure("k", 30), Endure("other", 5)]);
        AddPod("ever", "a", tolerations: Endure("k"));
        AddPod("elsewhere", "b");

        Taint("k");
        Deliver();
        IsGoing("none").Should().BeTrue();
        IsGoing("some").Should().BeFalse();
        Run(29);
        IsGoing("some").Should().BeFalse();
        Run(1);

        IsGoing("some").Should().BeTrue();
        IsGoing("ever").Should().BeFalse();
        IsGoing("elsewhere").Should().BeFalse();
        Events("some").Should().Equal("Normal TaintManagerEviction taint-eviction-controller: Marking for deletion Pod default/some");
    }

    [Test]
    public void Says_in_the_pods_conditions_why_it_goes()
    {
        var pod = AddPod("p", "a");
        Client.Update(pod with { Metadata = pod.Metadata with { Finalizers = ["example.com/hold"] } });

        Taint("k");
        Deliver();

        var condition = Pod("p")!.Condition("DisruptionTarget")!;
        condition.Status.Should().Be("True");
        condition.Reason.Should().Be("DeletionByTaintManager");
        condition.Message.Should().Be("Taint manager: deleting due to NoExecute taint");
        condition.ObservedGeneration.Should().Be(pod.Metadata.Generation);
    }

    [Test]
    public void Lets_a_pod_stay_when_the_taint_goes_first()
    {
        AddPod("p", "a", tolerations: Endure("k", 6));

        Taint("k");
        Run(2);
        Taint();
        Run(60);

        IsGoing("p").Should().BeFalse();
        Events("p").Should().Equal("Normal TaintManagerEviction taint-eviction-controller: Cancelling deletion of Pod default/p");
    }

    [Test]
    public void Hurries_when_a_taint_comes_that_the_pod_does_not_tolerate()
    {
        AddPod("p", "a", tolerations: Endure("k", 300));

        Taint("k");
        Run(2);
        Taint("k", "node.kubernetes.io/out-of-service");
        Deliver();

        IsGoing("p").Should().BeTrue();
        Events("p").Should().BeEquivalentTo(
            "Normal TaintManagerEviction taint-eviction-controller: Cancelling deletion of Pod default/p",
            "Normal TaintManagerEviction taint-eviction-controller: Marking for deletion Pod default/p");
    }

    [Test]
    public void Evicts_a_pod_that_is_bound_to_a_node_already_tainted()
    {
        Taint("k");
        var pod = AddPod("p");
        Deliver();

        Client.Bind(pod.Key, new Binding { Metadata = new() { Name = "p" }, Target = new() { Kind = "Node", Name = "a" } });
        Deliver();

        IsGoing("p").Should().BeTrue();
    }

    [Test]
    public void Forgets_a_pod_that_is_gone_before_its_time()
    {
        AddPod("p", "a", tolerations: Endure("k", 30));
        Taint("k");
        Run(1);

        Client.Delete<Pod>(Key("p"), new() { GracePeriodSeconds = 0 });
        Run(1);
        AddPod("p", "a", tolerations: Endure("k", 300));
        Run(60);

        IsGoing("p").Should().BeFalse("it is another one");
    }

    private void Taint(params string[] keys)
    {
        var node = Node("a");
        Client.Update(node with { Spec = node.Spec with { Taints = [.. keys.Select(key => new Taint { Key = key, Effect = "NoExecute" })] } });
    }
}
