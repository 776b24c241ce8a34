using ClusterSim.ApiServer.Connections;
using ClusterSim.Client;

namespace ClusterSim.Tests.ApiServer.Connections;

public sealed class PodLogTests : ConnectionFixture
{
    [SetUp]
    public void StartPod()
    {
        Create("counter", "busybox", command: ["sh", "-c", "i=0; while [ $i -lt 5 ]; do i=$((i+1)); echo $i; sleep 10; done; echo gone >&2; exit 1"]);
        Cluster.Run(TimeSpan.FromSeconds(35)); // It has started two to five seconds ago and counted to four.
    }

    [TestCase("", "1\n2\n3\n4\n")]
    [TestCase("?tailLines=2", "3\n4\n")]
    [TestCase("?tailLines=0", "")]
    [TestCase("?limitBytes=3", "1\n2")]
    [TestCase("?sinceSeconds=15", "3\n4\n")]
    [TestCase("?stream=Stderr", "")]
    [TestCase("?container=main&tailLines=1", "4\n")]
    public void Gives_the_part_that_was_asked_for(string query, string log) => Read(Ask("pods/counter/log" + query)).Should().Be(log);

    [Test]
    public void Puts_times_in_front_of_lines_if_asked() =>
        Read(Ask("pods/counter/log?timestamps=true&tailLines=1")).Should().MatchRegex(@"^2026-01-01T00:00:\d\d\.\d{9}Z 4\n$");

    [Test]
    public void Is_followed_until_the_container_ends() => Read(Ask("pods/counter/log?follow=true")).Should().Be("1\n2\n3\n4\n5\ngone\n");

    [Test]
    public void Is_there_for_the_start_before_the_last()
    {
        Cluster.RunUntil(() => Cluster.Client.Get<ClusterSim.Api.Core.Pod>("default", "counter").Status.ContainerStatuses[0].RestartCount == 1, TimeSpan.FromMinutes(2));
        Cluster.Run(TimeSpan.FromSeconds(2));

        Read(Ask("pods/counter/log?previous=true")).Should().Be("1\n2\n3\n4\n5\ngone\n");
        Read(Ask("pods/counter/log")).Should().Be("1\n");
    }

    [TestCase("pods/counter/log?previous=true", "400: previous terminated container \"main\" in pod \"counter\" not found")]
    [TestCase("pods/counter/log?container=other", "400: container other is not valid for pod counter")]
    [TestCase("pods/nobody/log", "404: pods \"nobody\" not found")]
    [TestCase("pods/counter/log?tailLines=-1", "422: PodLogOptions \"counter\" is invalid: tailLines: Invalid value: -1: must be greater than or equal to 0")]
    [TestCase("pods/counter/log?sinceSeconds=0", "422: PodLogOptions \"counter\" is invalid: sinceSeconds: Invalid value: 0: must be greater than 0")]
    [TestCase("pods/counter/log?limitBytes=0", "422: PodLogOptions \"counter\" is invalid: limitBytes: Invalid value: 0: must be greater than 0")]
    [TestCase("pods/counter/log?tailLines=x", "400: strconv.ParseInt: parsing \"x\": invalid syntax")]
    public void Refuses_what_cannot_be(string target, string refusal) => Refusal(target).Should().Be(refusal);

    [Test]
    public void Asks_which_of_several_containers()
    {
        Create("pair", "nginx", spec => spec with
        {
            Containers = [new() { Name = "a", Image = "nginx" }, new() { Name = "b", Image = "busybox", Command = ["sleep", "1000"] }],
            InitContainers = [new() { Name = "first", Image = "busybox", Command = ["true"] }],
        });

        Refusal("pods/pair/log").Should().Be("400: a container name must be specified for pod pair, choose one of: [a b] or one of the init containers: [first]");
    }

    [Test]
    public void Says_what_a_container_waits_for()
    {
        Cluster.ImageFaults.Break("nosuch", ClusterSim.Nodes.Runtime.ImageFault.NotFound);
        Create("broken", "nosuch");
        Cluster.RunUntil(() => WaitingReason() == "ErrImagePull", TimeSpan.FromMinutes(1));
        var first = Refusal("pods/broken/log");
        Cluster.RunUntil(() => WaitingReason() == "ImagePullBackOff", TimeSpan.FromMinutes(1));

        first.Should().Be("400: container \"main\" in pod \"broken\" is waiting to start: image can't be pulled");
        Refusal("pods/broken/log").Should().Be("400: container \"main\" in pod \"broken\" is waiting to start: trying and failing to pull image");

        string? WaitingReason() => Cluster.Client.Get<ClusterSim.Api.Core.Pod>("default", "broken").Status.ContainerStatuses.FirstOrDefault()?.State.Waiting?.Reason;
    }

    [Test]
    public void Cannot_be_read_from_a_machine_without_power()
    {
        Cluster.Machine("node-1").PowerOff();

        Refusal("pods/counter/log").Should().StartWith("500: Get \"https://").And.EndWith(":10250: connect: no route to host");
    }

    [Test]
    public void Is_at_hand_in_csharp() =>
        Cluster.Containers["counter"].ReadLog(new PodLogOptions { TailLines = 2 }).Should().Be("3\n4\n");
}
