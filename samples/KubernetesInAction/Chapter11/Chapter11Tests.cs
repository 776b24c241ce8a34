using ClusterSim.Api.Apps;

namespace KubernetesInAction.Chapter11;

/// <summary>How the parts of Kubernetes work together: each watches the API server, and does its own small step.</summary>
public sealed class Chapter11Tests() : ChapterFixture("Chapter11")
{
    [Test]
    public void Turns_a_deployment_into_a_running_pod_step_by_step()
    {
        Apply("kubia.yaml");
        Wait(seconds: 30);

        var set = Cluster.Client.List<ReplicaSet>().Single();
        var happened = Cluster.Client.List<Event>().Where(one => one.Metadata.Namespace == "default" && one.InvolvedObject.Kind != "Node").ToList();
        Who(happened, "ScalingReplicaSet").Should().Be("deployment-controller");
        Who(happened, "SuccessfulCreate").Should().Be("replicaset-controller");
        Who(happened, "Scheduled").Should().Be("default-scheduler");
        foreach (var reason in (string[])["Pulling", "Pulled", "Created", "Started"])
            Who(happened, reason).Should().Be("kubelet");
        set.Metadata.OwnerReferences.Single().Name.Should().Be("kubia");
    }

    [Test]
    public void Gives_pods_addresses_by_which_they_see_each_other_unchanged()
    {
        Apply("kubia.yaml");
        Cluster.ApplyText("""
            apiVersion: v1
            kind: Pod
            metadata: {name: client}
            spec: {containers: [{name: main, image: tutum/curl, command: ["sleep", "infinity"]}]}
            """);
        WaitUntilReady("client");
        Wait(seconds: 30);
        var server = Cluster.Client.List<Pod>().Single(pod => pod.Metadata.Name != "client");

        Exec("client", "curl", "-s", $"http://{server.Status.PodIP}:8080");

        Cluster.Containers[server.Metadata.Name!].Log.Last().Text.Should().Be($"Received request from ::ffff:{Cluster.Client.Get<Pod>("client").Status.PodIP}");
    }

    [Test]
    public void Goes_on_working_while_the_control_plane_looks_away()
    {
        Apply("kubia.yaml");
        Wait(seconds: 30);
        var pod = Cluster.Client.List<Pod>().Single();

        Cluster.Machine(pod.Spec.NodeName!).StopKubelet();
        Wait(seconds: 30);

        Cluster.Http.Get($"http://{pod.Status.PodIP}:8080/").Status.Should().Be(200);
    }

    private static string Who(IEnumerable<Event> happened, string reason)
    {
        var one = happened.First(one => one.Reason == reason);
        return one.Source?.Component is { Length: > 0 } component ? component : one.ReportingComponent ?? "";
    }
}
