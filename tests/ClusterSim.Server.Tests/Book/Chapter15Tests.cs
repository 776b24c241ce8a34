namespace ClusterSim.Server.Tests.Book;

/// <summary>Resources, autoscaling, disruption budgets.</summary>
public sealed class Chapter15Tests : BookFixture
{
    [Test]
    public async Task A_deployment_is_scaled_by_its_usage()
    {
        await Terminal.PrintsAsync("kubectl create deployment kubia --image=luksa/kubia --replicas=3 && kubectl set resources deployment kubia --requests=cpu=100m");
        await Pass(60);
        await Shows("kubectl autoscale deployment kubia --cpu-percent=30 --min=1 --max=5", "horizontalpodautoscaler.autoscaling/kubia autoscaled");
        await Pass(600);

        await Mentions("kubectl get hpa", "kubia Deployment/kubia cpu: */30% 1 5 1 10m");
        await Shows("kubectl get deployment", "NAME READY UP-TO-DATE AVAILABLE AGE", "kubia 1/1 1 1 11m");
        await Mentions("kubectl top pod", "NAME CPU(cores) MEMORY(bytes)", "kubia-* *m *Mi");
    }

    [Test]
    public async Task A_budget_holds_a_drain_up()
    {
        await Terminal.PrintsAsync("kubectl create deployment kubia --image=luksa/kubia --replicas=3");
        await Pass(60);
        await Shows("kubectl create pdb kubia-pdb --selector=app=kubia --min-available=3", "poddisruptionbudget.policy/kubia-pdb created");
        await Pass(5);
        await Mentions("kubectl get pdb", "kubia-pdb 3 N/A 0 5s");
        var node = (await Terminal.PrintsAsync("kubectl get po -o jsonpath='{.items[0].spec.nodeName}'")).Trim();

        var drain = await Terminal.RunAsync($"kubectl drain {node} --ignore-daemonsets --timeout=2s");

        drain.ExitCode.Should().Be(1);
        drain.Error.Should().Contain("Cannot evict pod as it would violate the pod's disruption budget.");
    }
}
