namespace ClusterSim.Server.Tests.Kubectl;

/// <summary>What kubectl finds out about the API, in every version of it that is here.</summary>
[TestFixtureSource(nameof(Versions))]
public sealed class DiscoveryTests(string version)
{
    private ServedCluster _served = null!;
    private Terminal _terminal = null!;

    private static IEnumerable<string> Versions => KubectlBinaries.Versions.Count > 0 ? KubectlBinaries.Versions : [""];

    [OneTimeSetUp]
    public async Task Open()
    {
        if (version.Length == 0)
            Assert.Ignore("There is no kubectl of a single version on this machine.");
        _served = await ServedCluster.StartAsync();
        _terminal = new(_served.Server.Kubeconfig, version);
    }

    [OneTimeTearDown]
    public async Task Close()
    {
        _terminal?.Dispose();
        if (_served is not null)
            await _served.DisposeAsync();
    }

    [Test]
    public async Task Explains_a_kind_and_its_fields()
    {
        (await _terminal.PrintsAsync("kubectl explain pods")).Should().Contain("KIND:       Pod").And.Contain("A group of containers that share a network address");
        (await _terminal.PrintsAsync("kubectl explain deploy.spec.template.spec.containers.image")).Should().Contain("FIELD: image <string>");
        (await _terminal.PrintsAsync("kubectl explain pods.spec --recursive")).Should().Contain("restartPolicy").And.Contain("readinessProbe");
    }

    [Test]
    public async Task Lists_what_there_is()
    {
        (await _terminal.PrintsAsync("kubectl api-resources --api-group=apps -o name")).Should().Contain("deployments.apps");
        (await _terminal.PrintsAsync("kubectl api-versions")).Split('\n').Should().Contain("autoscaling/v2").And.Contain("v1");
        (await _terminal.PrintsAsync("kubectl version")).Should().Contain("v1.36.2");
    }

    [Test]
    public async Task Finds_the_differences_that_a_manifest_would_make()
    {
        _terminal.Write("web.yaml", """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 0
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: main, image: "nginx:1"}]}
            """);
        await _terminal.PrintsAsync("kubectl apply -f web.yaml");

        var same = await _terminal.RunAsync("kubectl diff -f web.yaml");
        var other = await _terminal.RunAsync("sed s/nginx:1/nginx:2/ web.yaml | kubectl diff -f -");

        (same.ExitCode, same.Output).Should().Be((0, ""), same.ToString());
        other.ExitCode.Should().Be(1, other.ToString());
        other.Output.Should().Contain("+      - image: nginx:2");
    }

    [Test]
    public async Task Shows_what_nodes_and_pods_use()
    {
        (await _terminal.PrintsAsync("kubectl top nodes")).Should().Contain("node-1").And.Contain("256Mi");
        (await _terminal.RunAsync("kubectl top pods --containers")).ExitCode.Should().Be(0);
    }
}
