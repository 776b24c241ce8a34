namespace ClusterSim.Server.Tests.Kubectl;

/// <summary>kubectl follows, tells, takes back and repeats the rollouts of StatefulSets and DaemonSets.</summary>
public sealed class SetRolloutTests
{
    private const string Sets = """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db, annotations: {kubernetes.io/change-cause: first}}
        spec:
          replicas: 2
          serviceName: db
          selector: {matchLabels: {app: db}}
          template:
            metadata: {labels: {app: db}}
            spec: {terminationGracePeriodSeconds: 1, containers: [{name: main, image: "nginx:1"}]}
        ---
        apiVersion: apps/v1
        kind: DaemonSet
        metadata: {name: agent, annotations: {kubernetes.io/change-cause: first}}
        spec:
          selector: {matchLabels: {app: agent}}
          template:
            metadata: {labels: {app: agent}}
            spec: {nodeSelector: {kubernetes.io/os: linux}, terminationGracePeriodSeconds: 1, containers: [{name: main, image: "nginx:1"}]}
        """;

    private ServedCluster _served = null!;
    private Terminal _terminal = null!;

    [SetUp]
    public async Task Start()
    {
        _served = await ServedCluster.StartAsync();
        _terminal = new(_served.Server.Kubeconfig, KubectlBinaries.Usual);
        _terminal.Write("sets.yaml", Sets);
        await _terminal.PrintsAsync("kubectl create -f sets.yaml");
        await Pass();
    }

    [TearDown]
    public async Task Stop()
    {
        _terminal?.Dispose();
        if (_served is not null)
            await _served.DisposeAsync();
    }

    [Test]
    public async Task Lists_the_sets_and_their_revisions()
    {
        (await Columns("kubectl get sts")).Should().Equal("NAME READY AGE", "db 2/2 60s");
        (await Columns("kubectl get ds")).Should().Equal("NAME DESIRED CURRENT READY UP-TO-DATE AVAILABLE NODE SELECTOR AGE", "agent 3 3 3 3 3 kubernetes.io/os=linux 60s");
        var revisions = await Columns("kubectl get controllerrevisions");
        revisions[0].Should().Be("NAME CONTROLLER REVISION AGE");
        revisions[1].Should().MatchRegex(@"^agent-\w+ daemonset.apps/agent 1 60s$");
        revisions[2].Should().MatchRegex(@"^db-\w+ statefulset.apps/db 1 60s$");
        (await _terminal.PrintsAsync("kubectl describe sts db")).Should().MatchRegex(@"Replicas: +2 desired \| 2 total").And.Contain("Create Pod db-0 in StatefulSet db successful")
            .And.MatchRegex(@"Update Strategy: +RollingUpdate");
        (await _terminal.PrintsAsync("kubectl describe ds agent")).Should().MatchRegex(@"Desired Number of Nodes Scheduled: +3").And.MatchRegex(@"Pods Status: +3 Running / 0 Waiting / 0 Succeeded / 0 Failed");
    }

    [TestCase("sts/db", "statefulset.apps/db")]
    [TestCase("ds/agent", "daemonset.apps/agent")]
    public async Task Follows_an_update_and_takes_it_back(string set, string name)
    {
        await _terminal.PrintsAsync($"kubectl set image {set} main=nginx:2");
        await _terminal.PrintsAsync($"kubectl annotate {set} kubernetes.io/change-cause=second --overwrite");
        await Pass();
        (await _terminal.PrintsAsync($"kubectl rollout status {set}")).Should().Match(set == "ds/agent"
            ? "daemon set \"agent\" successfully rolled out\n"
            : "partitioned roll out complete: 2 new pods have been updated...\n");
        (await Columns($"kubectl rollout history {set}")).Should().StartWith([name, "REVISION CHANGE-CAUSE", "1 first"]).And.HaveCount(4);
        (await _terminal.PrintsAsync($"kubectl rollout history {set} --revision=1")).Should().MatchRegex("Image:\\s+nginx:1\n");

        (await _terminal.PrintsAsync($"kubectl rollout undo {set}")).Should().Be($"{name} rolled back\n");
        await Pass();

        (await _terminal.PrintsAsync("kubectl get pods -o jsonpath='{.items[*].spec.containers[0].image}'")).Should().Be("nginx:1 nginx:1 nginx:1 nginx:1 nginx:1");
        (await Columns($"kubectl rollout history {set}")).Select(line => line.Split(' ')[0]).Should().Equal(name, "REVISION", "2", "3");
    }

    [TestCase("sts/db", "statefulset.apps/db", 2)]
    [TestCase("ds/agent", "daemonset.apps/agent", 3)]
    public async Task Starts_all_pods_anew(string set, string name, int pods)
    {
        var app = set.Split('/')[1];
        var before = await _terminal.PrintsAsync($"kubectl get pods -l app={app} -o jsonpath='{{.items[*].metadata.uid}}'");

        (await _terminal.PrintsAsync($"kubectl rollout restart {set}")).Should().Be($"{name} restarted\n");
        await Pass();

        var after = await _terminal.PrintsAsync($"kubectl get pods -l app={app} -o jsonpath='{{.items[*].metadata.uid}}'");
        after.Split(' ').Should().HaveCount(pods).And.NotIntersectWith(before.Split(' '));
        (await _terminal.PrintsAsync($"kubectl rollout status {set}")).Should().Contain("roll");
    }

    [Test]
    public async Task Tells_how_far_a_partitioned_update_has_come()
    {
        await _terminal.PrintsAsync("""kubectl patch sts db -p '{"spec":{"updateStrategy":{"rollingUpdate":{"partition":1}}}}'""");
        await _terminal.PrintsAsync("kubectl set image sts/db main=nginx:2");
        await Pass();

        (await _terminal.PrintsAsync("kubectl rollout status sts/db")).Should().Be("partitioned roll out complete: 1 new pods have been updated...\n");
    }

    [Test]
    public async Task Scales_a_stateful_set()
    {
        (await _terminal.PrintsAsync("kubectl scale sts db --replicas=1")).Should().Be("statefulset.apps/db scaled\n");
        await Pass();

        (await Columns("kubectl get pods -l app=db -o name")).Should().Equal("pod/db-0");
    }

    private Task Pass() => _served.RunAsync(TimeSpan.FromMinutes(1));

    private async Task<List<string>> Columns(string command) =>
        [.. (await _terminal.PrintsAsync(command)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
}
