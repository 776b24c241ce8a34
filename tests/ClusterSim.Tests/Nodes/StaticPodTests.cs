using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Nodes;

/// <summary>Pods that a kubelet runs of its own accord.</summary>
public sealed class StaticPodTests : WholeClusterFixture
{
    private const string Manifest = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          labels: {app: web}
        spec:
          containers:
          - name: main
            image: luksa/kubia
        """;

    [Test]
    public void Shows_a_mirror_under_the_name_with_the_nodes()
    {
        Cluster.Machine("node-1").AddStaticPod(Manifest);
        RunUntilReady("web-node-1");

        var pod = Pod("web-node-1");
        pod.Metadata.Annotations["kubernetes.io/config.source"].Should().Be("file");
        pod.Metadata.Annotations["kubernetes.io/config.mirror"].Should().Be(pod.Metadata.Annotations["kubernetes.io/config.hash"]);
        pod.Metadata.OwnerReferences.Should().ContainSingle(owner => owner.Kind == "Node" && owner.Name == "node-1" && owner.Controller == true);
        pod.Spec.Tolerations.Should().Contain(toleration => toleration.Operator == "Exists" && toleration.Effect == "NoExecute");
        pod.Spec.NodeName.Should().Be("node-1");
        Cluster.Http.Get($"http://{pod.Status.PodIP}:8080/").Text.Should().Be("You've hit web-node-1\n");
        EventsOf("web-node-1").Should().Contain("Started: Container started");
    }

    [Test]
    public void Goes_on_when_its_mirror_is_deleted()
    {
        Cluster.Machine("node-1").AddStaticPod(Manifest);
        RunUntilReady("web-node-1");
        var before = Pod("web-node-1");
        Cluster.Client.Delete(before);
        Run(2);

        var after = Pod("web-node-1");
        after.Metadata.Uid.Should().NotBe(before.Metadata.Uid);
        after.IsReady().Should().BeTrue();
        after.Status.ContainerStatuses[0].ContainerID.Should().Be(before.Status.ContainerStatuses[0].ContainerID);
    }

    [Test]
    public void Is_terminated_when_the_manifest_goes()
    {
        Cluster.Machine("node-1").AddStaticPod(Manifest);
        RunUntilReady("web-node-1");
        Cluster.Machine("node-1").RemoveStaticPod("web");
        Run(40);

        FindPod("web-node-1").Should().BeNull();
        Cluster.Containers.Find("default", "web-node-1").Should().BeNull();
    }

    [Test]
    public void Is_replaced_when_the_manifest_changes()
    {
        Cluster.Machine("node-1").AddStaticPod(Manifest);
        RunUntilReady("web-node-1");
        Cluster.Machine("node-1").AddStaticPod(Manifest.Replace("luksa/kubia", "nginx"));
        Run(45);

        Status("web-node-1").Image.Should().Be("docker.io/library/nginx:latest");
        Pod("web-node-1").IsReady().Should().BeTrue();
    }

    [Test]
    public void Restarts_its_containers_and_survives_a_reboot()
    {
        Cluster.Machine("node-1").AddStaticPod(Manifest);
        RunUntilReady("web-node-1");
        Cluster.Containers.Get("default", "web-node-1").Crash();
        Run(5);
        Status("web-node-1").RestartCount.Should().Be(1);
        Cluster.Machine("node-1").PowerOff();
        Run(10);
        Cluster.Machine("node-1").PowerOn();
        Run(40);

        Pod("web-node-1").IsReady().Should().BeTrue();
    }

    [Test]
    public void Refuses_what_is_no_pod() =>
        FluentActions.Invoking(() => Cluster.Machine("node-1").AddStaticPod("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n")).Should().Throw<ArgumentException>().WithMessage("Kubelets run nothing but Pods from manifests.*");
}
