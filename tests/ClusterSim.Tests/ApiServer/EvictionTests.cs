using ClusterSim.Api.Core;
using ClusterSim.Api.Policy;

namespace ClusterSim.Tests.ApiServer;

public sealed class EvictionTests : ApiServerFixture
{
    [Test]
    public void Deletes_a_pod_that_no_budget_protects()
    {
        Run("p");

        Server.Evict(Admin, Key("p"));

        var evicted = Server.Find<Pod>(Key("p"))!;
        evicted.Metadata.DeletionTimestamp.Should().NotBeNull();
        evicted.Status.Conditions.Should().ContainSingle(condition => condition.Type == "DisruptionTarget" && condition.Reason == "EvictionByEvictionAPI");
    }

    [Test]
    public void Takes_one_disruption_from_the_budget_and_then_no_more()
    {
        Run("a");
        Run("b");
        Allow(1);

        Server.Evict(Admin, Key("a"));
        var refusal = Refusal(() => Server.Evict(Admin, Key("b")));

        Server.Find<PodDisruptionBudget>(Key("budget"))!.Status.DisruptionsAllowed.Should().Be(0);
        refusal.Code.Should().Be(429);
        refusal.Message.Should().Be("Cannot evict pod as it would violate the pod's disruption budget.");
        refusal.Status.Details!.Causes.Should().ContainSingle(cause => cause.Message == "The disruption budget budget needs 1 healthy pods and has 2 currently");
    }

    [Test]
    public void Says_why_a_pod_goes_also_when_no_budget_needs_to_be_asked()
    {
        var pod = Server.Create(Admin, Pod("done", node: "node-1") with { Metadata = Pod("done").Metadata with { Finalizers = ["example.com/hold"] } });
        Server.UpdateStatus(Admin, pod with { Status = pod.Status with { Phase = "Succeeded" } });

        Server.Evict(Admin, Key("done"));

        Server.Find<Pod>(Key("done"))!.Status.Conditions.Should().ContainSingle(condition => condition.Reason == "EvictionByEvictionAPI");
    }

    private void Run(string name)
    {
        var pod = Server.Create(Admin, Pod(name, node: "node-1") with { Metadata = Pod(name).Metadata with { Labels = [new("app", "web")] } });
        Server.UpdateStatus(Admin, pod with { Status = pod.Status with { Phase = "Running", Conditions = [new() { Type = "Ready", Status = "True" }] } });
    }

    private void Allow(int disruptions)
    {
        var budget = Server.Create(Admin, new PodDisruptionBudget
        {
            Metadata = new() { Name = "budget", Namespace = "default" },
            Spec = new() { MinAvailable = 1, Selector = new() { MatchLabels = [new("app", "web")] } },
        });
        Server.UpdateStatus(Admin, budget with
        {
            Status = new() { ObservedGeneration = budget.Metadata.Generation, DisruptionsAllowed = disruptions, CurrentHealthy = 2, DesiredHealthy = 1, ExpectedPods = 2 },
        });
    }
}
