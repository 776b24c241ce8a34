namespace ClusterSim.Server.Tests.Book;

/// <summary>Deployments.</summary>
public sealed class Chapter9Tests : BookFixture
{
    [SetUp]
    public async Task Deploy()
    {
        UseChapter(9);
        await Terminal.PrintsAsync("kubectl create -f kubia-deployment-v1.yaml --save-config");
        await Pass(60);
    }

    [Test]
    public async Task An_update_is_rolled_out_watched_and_undone()
    {
        await Shows("kubectl rollout status deployment kubia", "deployment \"kubia\" successfully rolled out");
        await Shows("kubectl get replicasets -o name", "replicaset.apps/kubia-*");
        await Shows("kubectl set image deployment kubia nodejs=luksa/kubia:v2", "deployment.apps/kubia image updated");
        await Pass(120);
        await Shows("kubectl rollout status deployment kubia", "deployment \"kubia\" successfully rolled out");
        var service = await Terminal.PrintsAsync("kubectl get svc kubia -o jsonpath='{.spec.clusterIP}'");
        Cluster.Http.Get($"http://{service}/").Text.Should().StartWith("This is v2 running in pod kubia-");

        await Mentions("kubectl rollout history deployment kubia", "REVISION CHANGE-CAUSE", "1 <none>", "2 <none>");
        await Shows("kubectl rollout undo deployment kubia", "deployment.apps/kubia rolled back");
        await Pass(120);

        Cluster.Http.Get($"http://{service}/").Text.Should().StartWith("This is v1 running in pod kubia-");
    }

    [Test]
    public async Task A_version_that_is_never_ready_is_not_rolled_out()
    {
        await Shows("kubectl patch deployment kubia -p '{\"spec\": {\"progressDeadlineSeconds\": 60, \"template\": {\"spec\": {\"containers\": [{\"name\": \"nodejs\", \"image\": \"luksa/kubia:v3\", \"readinessProbe\": {\"periodSeconds\": 1, \"httpGet\": {\"path\": \"/\", \"port\": 8080}}}]}}}}'", "deployment.apps/kubia patched");
        await Pass(90);

        var (stuck, pods) = (await Terminal.RunAsync("kubectl rollout status deployment kubia"), await Terminal.PrintsAsync("kubectl get po --no-headers"));
        stuck.ExitCode.Should().Be(1);
        stuck.Error.Should().Contain("error: deployment \"kubia\" exceeded its progress deadline");
        pods.Split('\n').Count(line => line.Contains("0/1", StringComparison.Ordinal)).Should().Be(1);
        pods.Split('\n').Count(line => line.Contains("1/1", StringComparison.Ordinal)).Should().Be(3);
    }
}
