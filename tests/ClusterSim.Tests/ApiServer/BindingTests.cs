using ClusterSim.Api;
using ClusterSim.Api.Core;

namespace ClusterSim.Tests.ApiServer;

public sealed class BindingTests : ApiServerFixture
{
    private static readonly Binding ToNode = new() { Target = new() { Kind = "Node", Name = "node-1" } };

    [Test]
    public void Puts_a_pod_on_a_node()
    {
        Server.Create(Admin, Pod("p"));

        Server.Bind(Admin, Key("p"), ToNode);

        var bound = Server.Find<Pod>(Key("p"))!;
        bound.Spec.NodeName.Should().Be("node-1");
        bound.Status.Conditions.Should().ContainSingle(condition => condition.Type == "PodScheduled" && condition.Status == "True");
        bound.Metadata.Generation.Should().Be(1, "a binding is not a change of what is wanted");
    }

    [Test]
    public void Is_final()
    {
        Server.Create(Admin, Pod("p"));
        Server.Bind(Admin, Key("p"), ToNode);

        var refusal = Refusal(() => Server.Bind(Admin, Key("p"), ToNode));

        refusal.Message.Should().Be("Operation cannot be fulfilled on pods/binding \"p\": pod p is already assigned to node \"node-1\"");
    }

    [Test]
    public void Leaves_pods_that_a_client_made_from_one_object_and_that_stand_on_one_node_with_one_spec_and_status()
    {
        var template = Pod("") with { Metadata = new() { GenerateName = "p-", Namespace = "default" } };
        var (first, second, third) = (Server.Create(Admin, template), Server.Create(Admin, template), Server.Create(Admin, template));
        second.Spec.Should().BeSameAs(first.Spec);

        Server.Bind(Admin, ObjectKey.Of(first), ToNode);
        Server.Bind(Admin, ObjectKey.Of(second), ToNode);
        Server.Bind(Admin, ObjectKey.Of(third), ToNode with { Target = ToNode.Target with { Name = "node-2" } });

        var bound = Server.Find<Pod>(ObjectKey.Of(first))!;
        Server.Find<Pod>(ObjectKey.Of(second))!.Spec.Should().BeSameAs(bound.Spec);
        Server.Find<Pod>(ObjectKey.Of(second))!.Status.Should().BeSameAs(bound.Status);
        Server.Find<Pod>(ObjectKey.Of(third))!.Spec.Should().Be(bound.Spec with { NodeName = "node-2" });
    }
}
