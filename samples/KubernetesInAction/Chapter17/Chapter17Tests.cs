namespace KubernetesInAction.Chapter17;

/// <summary>Applications that get along with Kubernetes: starting in order, hooks, leaving in peace, saying why.</summary>
public sealed class Chapter17Tests() : ChapterFixture("Chapter17")
{
    [Test]
    public void Waits_in_an_init_container_for_what_it_needs()
    {
        Apply("fortune-client.yaml");
        Wait(seconds: 60);
        Cluster.Client.Get<Pod>("fortune-client").Status.InitContainerStatuses.Single().State.Running.Should().NotBeNull();

        Apply("fortune-server.yaml");
        WaitUntilReady("fortune-client");

        Cluster.Containers["fortune-client"].Log.First().Text.Should().Be("Main container started. Reading fortune very 10 seconds.");
    }

    [Test]
    public void Starts_a_container_again_whose_hook_fails()
    {
        Apply("pod-poststart-hook.yaml");
        Wait(seconds: 120);

        Cluster.Client.Get<Pod>("pod-with-poststart-hook").Status.ContainerStatuses.Single().RestartCount.Should().BeGreaterThan(0);
        Cluster.Client.List<Event>().Should().Contain(one => one.Reason == "FailedPostStartHook");
    }

    [Test]
    public void Runs_a_hook_before_it_tells_a_container_to_stop()
    {
        Apply("pod-prestop-hook.yaml");
        WaitUntilReady("pod-with-prestop-hook");

        Cluster.Client.Delete(Cluster.Client.Get<Pod>("pod-with-prestop-hook"));
        Wait(seconds: 15);
        Cluster.Http.Get($"http://{Cluster.Client.Get<Pod>("pod-with-prestop-hook").Status.PodIP}/").Status.Should().Be(200, "the hook takes twenty seconds");

        Wait(seconds: 10);
        Cluster.Client.Find<Pod>("pod-with-prestop-hook").Should().BeNull();
    }

    [Test]
    public void Leaves_a_message_behind_when_it_ends()
    {
        Apply("termination-message.yaml");
        Wait(seconds: 30);

        var terminated = Cluster.Client.Get<Pod>("pod-with-termination-message").Status.ContainerStatuses.Single() is { State.Terminated: { } now } ? now
            : Cluster.Client.Get<Pod>("pod-with-termination-message").Status.ContainerStatuses.Single().LastState.Terminated!;
        terminated.Message.Should().Be("I've had enough\n");
    }
}
