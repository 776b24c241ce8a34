using ClusterSim.ApiServer;

namespace KubernetesInAction.Chapter14;

/// <summary>Computational resources: what Pods ask for, what they may use at most, and who suffers when there is not enough.</summary>
public sealed class Chapter14Tests() : ChapterFixture("Chapter14")
{
    [Test]
    public void Keeps_a_pod_waiting_that_asks_for_more_than_there_is()
    {
        Apply("requests-pods.yaml");
        WaitUntilReady("requests-pod");

        Cluster.Client.Get<Pod>("requests-pod-too-much").Status.Conditions.Single(condition => condition.Type == "PodScheduled").Message
            .Should().StartWith("0/3 nodes are available: 3 Insufficient cpu.");
    }

    [Test]
    public void Kills_a_container_that_uses_more_memory_than_its_limit()
    {
        Apply("memory-hog.yaml");
        Wait(seconds: 60);

        var status = Cluster.Client.Get<Pod>("memory-hog").Status.ContainerStatuses.Single();
        status.RestartCount.Should().BeGreaterThan(0);
        status.LastState.Terminated!.Reason.Should().Be("OOMKilled");
        status.LastState.Terminated.ExitCode.Should().BeOneOf(1, 137);
    }

    [TestCase("best-effort", "BestEffort")]
    [TestCase("burstable", "Burstable")]
    [TestCase("guaranteed", "Guaranteed")]
    public void Puts_each_pod_into_a_class_of_service(string pod, string qosClass)
    {
        Apply("qos.yaml");

        Cluster.Client.Get<Pod>(pod).Status.QosClass.Should().Be(qosClass);
    }

    [Test]
    public void Gives_containers_the_defaults_of_their_namespace()
    {
        Apply("limits.yaml");
        Wait(seconds: 1);
        Apply("qos.yaml");

        var resources = Cluster.Client.Get<Pod>("best-effort").Spec.Containers.Single().Resources!;
        resources.Requests["cpu"].Should().Be(Quantity.Parse("100m"));
        resources.Limits["memory"].Should().Be(Quantity.Parse("100Mi"));
    }

    [Test]
    public void Refuses_a_container_that_is_larger_than_its_namespace_allows()
    {
        Apply("limits.yaml");
        Wait(seconds: 1);

        var tooMuch = () => Apply("limits-pod-too-big.yaml");

        tooMuch.Should().Throw<ApiException>().WithMessage("pods \"too-big\" is forbidden: maximum cpu usage per Container is 1, but limit is 2");
    }

    [Test]
    public void Refuses_more_pods_than_the_namespace_may_have()
    {
        Apply("quota-object-count.yaml");
        Wait(seconds: 1);

        var three = () => Apply("qos.yaml");

        three.Should().Throw<ApiException>().WithMessage("pods \"guaranteed\" is forbidden: exceeded quota: objects, requested: pods=1, used: pods=2, limited: pods=2");
    }
}
