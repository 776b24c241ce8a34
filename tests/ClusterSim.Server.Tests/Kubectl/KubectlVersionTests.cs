namespace ClusterSim.Server.Tests.Kubectl;

/// <summary>Every kubectl that is here works, whatever protocols its version speaks.</summary>
[TestFixtureSource(typeof(KubectlBinaries), nameof(KubectlBinaries.Versions))]
public sealed class KubectlVersionTests(string version)
{
    private ServedCluster _served = null!;
    private Terminal _terminal = null!;

    [SetUp]
    public async Task Start()
    {
        _served = await ServedCluster.StartAsync();
        _terminal = new(_served.Server.Kubeconfig, version);
    }

    [TearDown]
    public async Task Stop()
    {
        _terminal.Dispose();
        await _served.DisposeAsync();
    }

    [Test]
    public async Task Deploys_an_application()
    {
        (await _terminal.PrintsAsync("kubectl create deployment web --image=nginx --replicas=2")).Should().Be("deployment.apps/web created\n");
        await _served.RunAsync(TimeSpan.FromSeconds(30));
        (await _terminal.PrintsAsync("kubectl rollout status deployment web")).Should().Be("deployment \"web\" successfully rolled out\n");
        (await _terminal.PrintsAsync("kubectl get deployment web --no-headers")).Should().MatchRegex(@"^web +2/2 +2 +2 +30s\n$");
        (await _terminal.PrintsAsync("kubectl expose deployment web --port=80")).Should().Be("service/web exposed\n");
        (await _terminal.PrintsAsync("kubectl describe deployment web")).Should().MatchRegex(@"Replicas: +2 desired \| 2 updated \| 2 total \| 2 available \| 0 unavailable");
        (await _terminal.PrintsAsync("kubectl auth can-i create pods")).Should().Be("yes\n");
        (await _terminal.PrintsAsync("kubectl delete deployment web --wait=false")).Should().StartWith("deployment.apps \"web\" deleted");
    }

    [Test]
    public async Task Applies_a_manifest_and_applies_it_again()
    {
        _terminal.Write("map.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: map}\ndata: {a: one, b: two}\n");

        (await _terminal.PrintsAsync("kubectl apply -f map.yaml")).Should().Be("configmap/map created\n");
        (await _terminal.PrintsAsync("kubectl apply -f map.yaml")).Should().Be("configmap/map unchanged\n");
        _terminal.Write("map.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: map}\ndata: {a: three}\n");
        (await _terminal.RunAsync("kubectl diff -f map.yaml")).Output.Should().Contain("-  a: one").And.Contain("+  a: three").And.Contain("-  b: two");
        (await _terminal.PrintsAsync("kubectl apply -f map.yaml")).Should().Be("configmap/map configured\n");
        (await _terminal.PrintsAsync("kubectl get configmap map -o jsonpath='{.data}'")).Should().Be("{\"a\":\"three\"}");
    }

    [Test]
    public async Task Explains()
    {
        (await _terminal.PrintsAsync("kubectl explain deployment.spec.strategy")).Should().MatchRegex("KIND: +Deployment").And.Contain("rollingUpdate");
        (await _terminal.PrintsAsync("kubectl explain pods.spec --recursive")).Should().Contain("initContainers");
    }

    [Test]
    public async Task Looks_into_a_container()
    {
        await _terminal.PrintsAsync("kubectl run kubia --image=luksa/kubia --port=8080");
        await _served.RunAsync(TimeSpan.FromSeconds(30));

        _served.Cluster.Loop.Resume(); // What a program does takes a moment.

        (await _terminal.PrintsAsync("kubectl logs kubia")).Should().Be("Kubia server starting...\n");
        (await _terminal.PrintsAsync("kubectl exec kubia -- hostname")).Should().Be("kubia\n");
        (await _terminal.RunAsync("kubectl exec kubia -- sh -c 'exit 7'")).ExitCode.Should().Be(7);
        (await _terminal.PrintsAsync("echo hello | kubectl exec -i kubia -- cat")).Should().Be("hello\n");
        using var forward = _terminal.Start("kubectl port-forward kubia :8080");
        var port = (await forward.ReadLineAsync())!.Split(':')[1].Split(' ')[0];
        (await _terminal.PrintsAsync($"curl -s localhost:{port}")).Should().Be("You've hit kubia\n");
    }

    [Test]
    public async Task Copies_files()
    {
        await _terminal.PrintsAsync("kubectl run box --image=busybox --command -- sleep 3600");
        await _served.RunAsync(TimeSpan.FromSeconds(30));
        _served.Cluster.Loop.Resume();
        _terminal.Write("note.txt", "written outside\n");

        await _terminal.PrintsAsync("kubectl cp note.txt box:/tmp/note.txt");
        (await _terminal.PrintsAsync("kubectl exec box -- cat /tmp/note.txt")).Should().Be("written outside\n");
        await _terminal.PrintsAsync("kubectl cp box:/tmp/note.txt back.txt");
        (await _terminal.PrintsAsync("cat back.txt")).Should().Be("written outside\n");
    }

    [Test]
    public async Task Watches()
    {
        await _terminal.PrintsAsync("kubectl create configmap first");
        using var watch = _terminal.Start("kubectl get configmaps -w -o name");
        (await watch.ReadLineAsync()).Should().Be("configmap/first");
        (await watch.ReadLineAsync()).Should().Be("configmap/kube-root-ca.crt");

        await _terminal.PrintsAsync("kubectl create configmap second");

        (await watch.ReadLineAsync()).Should().Be("configmap/second");
    }
}
