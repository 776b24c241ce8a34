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
}
