using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Nodes;

namespace ClusterSim.Tests.ApiServer.Admission;

public sealed class RuntimeClassAdmissionTests : ApiServerFixture
{
    [SetUp]
    public void Given_a_class() => Server.Create(Admin, new RuntimeClass
    {
        Metadata = new() { Name = "vm" },
        Handler = "h",
        Overhead = new() { PodFixed = [new("cpu", "250m")] },
        Scheduling = new() { NodeSelector = [new("vm", "yes")], Tolerations = [new() { Key = "vm", Operator = "Exists" }] },
    });

    [Test]
    public void Charges_its_Pods_and_sends_them_where_it_can_run()
    {
        var spec = Server.Create(Admin, Of("vm")).Spec;

        spec.Overhead["cpu"].Should().Be((Quantity)"250m");
        spec.NodeSelector["vm"].Should().Be("yes");
        spec.Tolerations.Should().Contain(new Toleration { Key = "vm", Operator = "Exists" });
    }

    [Test]
    public void Leaves_out_tolerations_that_others_include()
    {
        var pod = Of("vm");

        var spec = Server.Create(Admin, pod with { Spec = pod.Spec with { Tolerations = [new() { Operator = "Exists" }] } }).Spec;

        spec.Tolerations.Should().Equal(new Toleration { Operator = "Exists" });
    }

    [Test]
    public void Refuses_Pods_of_an_unknown_class() =>
        Refusal(() => Server.Create(Admin, Of("none"))).Message.Should().Be("pods \"p\" is forbidden: pod rejected: RuntimeClass \"none\" not found");

    [Test]
    public void Refuses_Pods_that_want_to_run_elsewhere()
    {
        var pod = Of("vm");

        var refusal = Refusal(() => Server.Create(Admin, pod with { Spec = pod.Spec with { NodeSelector = [new("vm", "no")] } }));

        refusal.Message.Should().Be("pods \"p\" is forbidden: conflict: runtimeClass.scheduling.nodeSelector[vm] = yes; pod.spec.nodeSelector[vm] = no");
    }

    [TestCase("vm", "pods \"p\" is forbidden: pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead")]
    [TestCase(null, "pods \"p\" is forbidden: pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead")]
    public void Refuses_Pods_that_name_their_own_price(string? name, string message)
    {
        var pod = Of(name);

        var refusal = Refusal(() => Server.Create(Admin, pod with { Spec = pod.Spec with { Overhead = [new("cpu", "1")] } }));

        refusal.Message.Should().Be(message);
    }

    private static Pod Of(string? runtimeClass)
    {
        var pod = Pod("p");
        return pod with { Spec = pod.Spec with { RuntimeClassName = runtimeClass } };
    }
}
