using ClusterSim.Server.Tests.Book;

namespace ClusterSim.Server.Tests.Kubectl;

/// <summary>A node is taken out of service and put back, as its administrator does it.</summary>
public sealed class NodeMaintenanceTests : BookFixture
{
    private const string Agent = """
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent}
        spec:
          selector: {matchLabels: {app: agent}}
          template:
            metadata: {labels: {app: agent}}
            spec: {containers: [{name: main, image: busybox, command: [sleep, infinity]}]}
        """;

    private const string Scratch = """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata: {name: scratch}
        spec:
          replicas: 1
          selector: {matchLabels: {app: scratch}}
          template:
            metadata: {labels: {app: scratch}}
            spec:
              nodeSelector: {kubernetes.io/hostname: node-1}
              containers: [{name: main, image: busybox, command: [sh, -c, "trap exit TERM; sleep infinity & wait"], volumeMounts: [{name: tmp, mountPath: /scratch}]}]
              volumes: [{name: tmp, emptyDir: {}}]
        """;

    private const string Bare = """
        apiVersion: v1
        kind: Pod
        metadata: {name: bare}
        spec: {nodeName: node-1, containers: [{name: main, image: busybox, command: [sh, -c, "trap exit TERM; sleep infinity & wait"]}]}
        """;

    [Test]
    public async Task A_node_is_cordoned_and_uncordoned()
    {
        await Shows("kubectl cordon node-1", "node/node-1 cordoned");
        await Shows("kubectl cordon node-1", "node/node-1 already cordoned");
        await Mentions("kubectl get nodes", "node-1 Ready,SchedulingDisabled * * *");
        await Mentions("kubectl describe node node-1", "Taints: node.kubernetes.io/unschedulable:NoSchedule", "Unschedulable: true");

        await Shows("kubectl uncordon node-1", "node/node-1 uncordoned");
        await Shows("kubectl uncordon node-1", "node/node-1 already uncordoned");
        await Mentions("kubectl get nodes", "node-1 Ready * * *");
        await Mentions("kubectl describe node node-1", "Taints: <none>", "Unschedulable: false");
    }

    [Test]
    public async Task A_node_is_tainted_and_its_taint_taken_off()
    {
        await Shows("kubectl taint nodes node-1 dedicated=db:NoSchedule", "node/node-1 tainted");
        await Refuses("kubectl taint nodes node-1 dedicated=web:NoSchedule", "error: node node-1 already has dedicated taint(s) with same effect(s) and --overwrite is false");
        await Shows("kubectl taint nodes node-1 dedicated=web:NoSchedule --overwrite", "node/node-1 modified");
        await Mentions("kubectl describe node node-1", "Taints: dedicated=web:NoSchedule");

        await Shows("kubectl taint nodes node-1 dedicated:NoSchedule-", "node/node-1 untainted");
        await Refuses("kubectl taint nodes node-1 dedicated-", "error: taint \"dedicated\" not found");
    }

    [Test]
    public async Task A_taint_that_nobody_tolerates_drives_pods_away()
    {
        await Apply(Bare);
        await Pass(30);

        await Shows("kubectl taint nodes node-1 maintenance=soon:NoExecute", "node/node-1 tainted");
        await Pass(60);

        await Refuses("kubectl get pod bare", "Error from server (NotFound): pods \"bare\" not found");
    }

    [Test]
    public async Task A_drain_says_which_pods_it_will_not_evict()
    {
        await Apply(Agent);
        await Apply(Scratch);
        await Apply(Bare);
        await Pass(30);

        var drain = await Terminal.RunAsync("kubectl drain node-1");

        drain.ExitCode.Should().Be(1);
        drain.Output.Should().Be("node/node-1 cordoned\n");
        drain.Error.Should().Contain("error: unable to drain node \"node-1\" due to error: [");
        drain.Error.Should().MatchRegex("cannot delete DaemonSet-managed Pods \\(use --ignore-daemonsets to ignore\\): default/agent-\\w{5}");
        drain.Error.Should().MatchRegex("cannot delete Pods with local storage \\(use --delete-emptydir-data to override\\): default/scratch-\\w{5}");
        drain.Error.Should().Contain("cannot delete cannot delete Pods that declare no controller (use --force to override): default/bare");
        await Mentions("kubectl get pods", "bare 1/1 Running 0 30s", "scratch-* 1/1 Running 0 30s");
    }

    [Test]
    public async Task A_drain_empties_a_node_but_for_the_pods_of_daemon_sets()
    {
        await Apply(Agent);
        await Apply(Scratch);
        await Apply(Bare);
        await Pass(30);

        var drain = await Complete("kubectl drain node-1 --ignore-daemonsets --delete-emptydir-data --force");

        drain.ExitCode.Should().Be(0, drain.ToString());
        drain.Lines.Should().HaveCount(6).And.StartWith("node/node-1 cordoned").And.EndWith("node/node-1 drained").And.Contain(["evicting pod default/bare", "pod/bare evicted"]);
        drain.Error.Should().MatchRegex("Warning: ignoring DaemonSet-managed Pods: default/agent-\\w{5}; deleting Pods that declare no controller: default/bare|Warning: deleting Pods that declare no controller: default/bare; ignoring DaemonSet-managed Pods: default/agent-\\w{5}");
        await Mentions("kubectl get pods -o wide --field-selector spec.nodeName=node-1", "agent-* 1/1 Running 0 * * node-1 <none> <none>");
        await Mentions("kubectl get pods", "scratch-* 0/1 Pending 0 *"); // It may run nowhere else.
    }

    [Test]
    public async Task Nodes_and_pods_are_shown_with_what_they_use()
    {
        await Apply(Bare);
        await Pass(120);

        await Mentions("kubectl top node node-1", "NAME CPU(cores) CPU(%) MEMORY(bytes) MEMORY(%)", "node-1 *m *% *Mi *%");
        await Shows("kubectl top pod bare --containers", "POD NAME CPU(cores) MEMORY(bytes)", "bare main *m *Mi");
        await Refuses("kubectl top pod none", "Error from server (NotFound): pods \"none\" not found");
        await Refuses("kubectl top node none", "Error from server (NotFound): nodes \"none\" not found");
    }

    private async Task Apply(string manifest)
    {
        Terminal.Write("manifest.yaml", manifest);
        await Terminal.PrintsAsync("kubectl apply -f manifest.yaml");
    }

    /// <summary>Runs a command that waits for the cluster, whose time passes meanwhile.</summary>
    private async Task<CommandResult> Complete(string command)
    {
        using var running = Terminal.Start(command);
        var result = running.FinishAsync();
        while (!result.IsCompleted)
            await Pass(1);
        return await result;
    }
}
