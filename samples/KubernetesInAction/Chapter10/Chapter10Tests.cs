using ClusterSim.Api.Apps;

namespace KubernetesInAction.Chapter10;

/// <summary>StatefulSets: Pods with a name and a disk of their own.</summary>
public sealed class Chapter10Tests() : ChapterFixture("Chapter10")
{
    [SetUp]
    public void Deploy()
    {
        Apply("kubia-statefulset.yaml");
        WaitUntilReady("kubia-0", "kubia-1");
    }

    [Test]
    public void Starts_pods_one_after_the_other_and_gives_each_a_claim()
    {
        var (first, second) = (Cluster.Client.Get<Pod>("kubia-0"), Cluster.Client.Get<Pod>("kubia-1"));

        ((DateTimeOffset)second.Metadata.CreationTimestamp!.Value).Should().BeAfter(first.Metadata.CreationTimestamp!.Value);
        Cluster.Client.List<PersistentVolumeClaim>().Select(claim => (claim.Metadata.Name, claim.Status.Phase))
            .Should().BeEquivalentTo([("data-kubia-0", "Bound"), ("data-kubia-1", "Bound")]);
    }

    [Test]
    public void Finds_its_data_again_when_a_pod_is_made_anew()
    {
        Post("kubia-0", "Hey there! This greeting was submitted to kubia-0.");
        var before = Cluster.Client.Get<Pod>("kubia-0");

        Cluster.Client.Delete(before);
        Wait(seconds: 60);
        WaitUntilReady("kubia-0");

        Cluster.Client.Get<Pod>("kubia-0").Metadata.Uid.Should().NotBe(before.Metadata.Uid);
        Get("kubia-0").Should().Be("You've hit kubia-0\nData stored on this pod: Hey there! This greeting was submitted to kubia-0.\n");
        Get("kubia-1").Should().Contain("No data posted yet");
    }

    [Test]
    public void Lets_peers_find_each_other_by_name()
    {
        Scale(3);
        WaitUntilReady("kubia-2");
        Cluster.ApplyText("""
            apiVersion: v1
            kind: Pod
            metadata: {name: srvlookup}
            spec: {containers: [{name: main, image: tutum/dnsutils, command: ["sleep", "infinity"]}]}
            """);
        WaitUntilReady("srvlookup");

        var answer = Exec("srvlookup", "dig", "SRV", "kubia.default.svc.cluster.local");

        answer.Should().Contain("kubia-0.kubia.default.svc.cluster.local.").And.Contain("kubia-1.kubia.default.svc.cluster.local.").And.Contain("kubia-2.kubia.default.svc.cluster.local.");
    }

    [Test]
    public void Takes_the_highest_number_first_when_it_shrinks_and_keeps_its_claim()
    {
        Scale(1);
        Wait(seconds: 60);

        Cluster.Client.List<Pod>().Select(pod => pod.Metadata.Name).Should().Equal("kubia-0");
        Cluster.Client.List<PersistentVolumeClaim>().Should().HaveCount(2);
    }

    [Test]
    public void Waits_for_somebody_to_say_that_the_pod_of_a_dead_node_is_gone()
    {
        var pod = Cluster.Client.Get<Pod>("kubia-0");

        Cluster.Machine(pod.Spec.NodeName!).PowerOff();
        Cluster.Run(TimeSpan.FromMinutes(10));
        Cluster.Client.Get<Pod>("kubia-0").Metadata.Uid.Should().Be(pod.Metadata.Uid, "it may still run, and there must not be two");

        Cluster.Client.Delete(Cluster.Client.Get<Pod>("kubia-0"), new() { GracePeriodSeconds = 0 });
        Wait(seconds: 1);
        Cluster.Client.Get<Pod>("kubia-0").Metadata.Uid.Should().NotBe(pod.Metadata.Uid);
    }

    private void Scale(int replicas) => Cluster.Client.Scale<StatefulSet>(new("default", "kubia"), replicas);

    private string Get(string pod) => Cluster.Http.Get(UrlOf(pod)).Text;

    private void Post(string pod, string text) => Cluster.Http.Send(UrlOf(pod), new() { Method = "POST", Body = Bytes.FromText(text) });

    private string UrlOf(string pod) => $"http://{Cluster.Client.Get<Pod>(pod).Status.PodIP}:8080/";
}
