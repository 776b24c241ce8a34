namespace KubernetesInAction.Chapter13;

/// <summary>Securing nodes and the network: what a Pod may see of its node, and who may speak to whom.</summary>
public sealed class Chapter13Tests() : ChapterFixture("Chapter13")
{
    [Test]
    public void Uses_the_network_of_its_node_when_asked_to()
    {
        Apply("pod-with-host-network.yaml");
        WaitUntilReady("pod-with-host-network");

        var pod = Cluster.Client.Get<Pod>("pod-with-host-network");
        pod.Status.PodIP.Should().Be(pod.Status.HostIP);
        Exec("pod-with-host-network", "hostname").Should().Be(pod.Spec.NodeName + "\n");
    }

    [Test]
    public void Is_reached_on_a_port_of_its_node()
    {
        Apply("kubia-hostport.yaml");
        WaitUntilReady("kubia-hostport");

        Cluster.Http.Get($"http://{Cluster.Client.Get<Pod>("kubia-hostport").Status.HostIP}:9000/").Text.Should().Be("You've hit kubia-hostport\n");
    }

    [Test]
    public void Runs_as_the_user_it_is_told_to()
    {
        Apply("pod-as-user-guest.yaml");
        WaitUntilReady("pod-as-user-guest");

        Exec("pod-as-user-guest", "id", "-u").Should().Be("405\n");
    }

    [Test]
    public void Does_not_start_as_root_where_that_is_ruled_out()
    {
        Apply("pod-run-as-non-root.yaml");
        Wait(seconds: 30);

        var waiting = Cluster.Client.Get<Pod>("pod-run-as-non-root").Status.ContainerStatuses.Single().State.Waiting!;
        waiting.Reason.Should().Be("CreateContainerConfigError");
        waiting.Message.Should().StartWith("container has runAsNonRoot and image will run as root");
    }

    [Test]
    public void Writes_to_its_volumes_only()
    {
        Apply("pod-with-readonly-filesystem.yaml");
        WaitUntilReady("pod-with-readonly-filesystem");

        var refused = Cluster.Containers["pod-with-readonly-filesystem"].Exec("touch", "/new-file");
        refused.ExitCode.Should().Be(1);
        refused.Error.Should().Contain("Read-only file system");
        Exec("pod-with-readonly-filesystem", "touch", "/volume/newfile");
    }

    [Test]
    public void Lets_only_those_in_whom_a_policy_allows()
    {
        Apply("database.yaml");
        WaitUntilReady("database", "webserver", "stranger");
        Reaches("stranger").Should().BeTrue("there are no policies yet");

        Apply("network-policies.yaml");
        Wait(seconds: 5);

        Reaches("webserver").Should().BeTrue();
        Reaches("stranger").Should().BeFalse();
    }

    private bool Reaches(string pod) =>
        Cluster.Containers[pod].Exec("nc", "-w", "2", Cluster.Client.Get<Pod>("database").Status.PodIP!, "5432").Output == "hello\n";
}
