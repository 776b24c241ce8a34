using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Nodes;

/// <summary>Containers of a Pod that see each other's processes.</summary>
public sealed class SharedProcessTests : WholeClusterFixture
{
    [Test]
    public void Containers_see_their_own_processes_only()
    {
        Apply(isShared: false);

        Exec("web", "beside", "ps").Should().NotContain("nginx").And.NotContain("/pause").And.Contain("sleep infinity");
    }

    [Test]
    public void Containers_see_those_of_all_where_the_pod_shares_them()
    {
        Apply(isShared: true);

        var lines = Exec("web", "beside", "ps").Split('\n');

        lines[1].Should().MatchRegex("^ +1 65535 +0:00 /pause$");
        lines.Should().Contain(line => line.Contains("nginx", StringComparison.Ordinal)).And.Contain(line => line.EndsWith("sleep infinity", StringComparison.Ordinal)).And.Contain(line => line.EndsWith(" ps", StringComparison.Ordinal));
        lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Trim().Split(' ')[0]).Should().OnlyHaveUniqueItems();
    }

    [Test]
    public void A_container_can_end_the_main_process_of_another()
    {
        Apply(isShared: true);

        var nginx = Exec("web", "beside", "ps").Split('\n').First(line => line.Contains("nginx", StringComparison.Ordinal)).Trim().Split(' ')[0];
        Exec("web", "beside", "sh", "-c", "kill -9 " + nginx);
        Run(5);

        Pod("web").Status.ContainerStatuses[1].RestartCount.Should().Be(0);
        var main = Status("web");
        (main.RestartCount, main.LastState.Terminated!.ExitCode).Should().Be((1, 137));
    }

    private string Exec(string pod, string container, params string[] command) => Cluster.Containers.Get("default", pod, container).Exec(command).Output;

    private void Apply(bool isShared)
    {
        ApplyPod("web", "nginx", spec: spec => spec with
        {
            ShareProcessNamespace = isShared,
            Containers = spec.Containers.Add(new() { Name = "beside", Image = "busybox", Command = ["sleep", "infinity"] }),
        });
        Run(20);
    }
}
