using ClusterSim.Api;
using ClusterSim.Api.ApiExtensions;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Api.Policy;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Controllers.Disruption;

namespace ClusterSim.Tests.Controllers.Disruption;

public sealed class DisruptionTests : WorkloadFixture
{
    private PodDisruptionBudgetStatus Status => Client.Get<PodDisruptionBudget>("default", "pdb").Status;

    [TestCase("50%", null, 4, 3)]
    [TestCase(null, "30%", 4, 3)]
    [TestCase(null, "1%", 6, 1)]
    [TestCase("100%", null, 7, 0)]
    public void Rounds_shares_up(string? minAvailable, string? maxUnavailable, int desired, int allowed)
    {
        CreateBudget(Share(minAvailable), Share(maxUnavailable));
        RunWeb(7);

        Status.Should().BeEquivalentTo(new { ExpectedPods = 7, CurrentHealthy = 7, DesiredHealthy = desired, DisruptionsAllowed = allowed });
        Status.Conditions.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Type = "DisruptionAllowed",
            Status = allowed > 0 ? "True" : "False",
            Reason = allowed > 0 ? "SufficientPods" : "InsufficientPods",
        });
    }

    [Test]
    public void Takes_what_a_deployment_means_to_have_for_what_is_expected_whatever_its_replica_sets_have()
    {
        CreateBudget(maxUnavailable: 1);
        RunWeb(4);
        Change(web => Stuck(web)); // A rollout that stops half-way.
        Settle();

        ReplicaSets.Should().HaveCount(2);
        Status.Should().BeEquivalentTo(new { ExpectedPods = 4, DesiredHealthy = 3, CurrentHealthy = 3, DisruptionsAllowed = 0 });
    }

    [Test]
    public void Asks_stateful_sets_and_replication_controllers_how_many_pods_they_mean_to_have()
    {
        var template = NewWeb(0).Spec.Template;
        Client.Create(new StatefulSet { Metadata = new() { Name = "set", Namespace = "default" }, Spec = new() { Replicas = 2, Selector = NewWeb(0).Spec.Selector, Template = template } });
        Client.Create(new ReplicationController { Metadata = new() { Name = "rc", Namespace = "default" }, Spec = new() { Replicas = 3, Selector = ValueMap.Of(("app", "web")), Template = template } });
        CreateBudget(maxUnavailable: "20%");
        Within(60, () => Status.CurrentHealthy == 5);

        Status.Should().BeEquivalentTo(new { ExpectedPods = 5, DesiredHealthy = 4, DisruptionsAllowed = 1 });
    }

    [Test]
    public void Asks_custom_resources_for_their_scale()
    {
        Cluster.Apply(CustomKind("workers.example.com", scale: true));
        Settle();
        var worker = Cluster.ApplyText("{apiVersion: example.com/v1, kind: Worker, metadata: {name: w}, spec: {replicas: 3}}")[0];
        CreatePod("w-1", worker);
        CreateBudget(maxUnavailable: 1);
        Settle();

        Status.Should().BeEquivalentTo(new { ExpectedPods = 3, CurrentHealthy = 1, DesiredHealthy = 2, DisruptionsAllowed = 0 });
    }

    [Test]
    public void Allows_nothing_when_a_controller_cannot_tell_its_scale()
    {
        Cluster.Apply(CustomKind("workers.example.com", scale: false));
        Settle();
        var worker = Cluster.ApplyText("{apiVersion: example.com/v1, kind: Worker, metadata: {name: w}}")[0];
        CreatePod("w-1", worker);
        CreateBudget(maxUnavailable: 1);
        Settle();

        Status.Conditions.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Status = "False", Reason = "SyncFailed", Message = "workers.example.com does not implement the scale subresource" });
        EventsOf("PodDisruptionBudget", "pdb").Should().Contain("CalculateExpectedPodCountFailed: Failed to calculate the number of expected pods: workers.example.com does not implement the scale subresource");
    }

    [Test]
    public void Counts_pods_without_a_controller_only_against_a_number()
    {
        CreatePod("bare");
        CreateBudget(maxUnavailable: 1);
        Settle();
        Status.Should().BeEquivalentTo(new { ExpectedPods = 0, DisruptionsAllowed = 0 });
        EventsOf("PodDisruptionBudget", "pdb").Should().ContainSingle(e => e.StartsWith("UnmanagedPods: Pods selected by this PodDisruptionBudget (selector: &LabelSelector{MatchLabels:map[string]string{app: web,},MatchExpressions:[]LabelSelectorRequirement{},}) were found to be unmanaged.", StringComparison.Ordinal));

        Client.Delete<PodDisruptionBudget>(new("default", "pdb"));
        CreateBudget(minAvailable: 0);
        Settle();
        Status.Should().BeEquivalentTo(new { ExpectedPods = 1, DisruptionsAllowed = 1 });
    }

    [Test]
    public void Lets_one_pod_go_at_a_time()
    {
        CreateBudget(maxUnavailable: 1);
        RunWeb(3);
        var pods = Pods;

        Client.Evict(pods[0].Key);
        var refusal = Assert.Throws<ApiException>(() => Client.Evict(pods[1].Key))!;
        refusal.Code.Should().Be(429);
        Status.DisruptedPods.Keys.Should().Equal(pods[0].Metadata.Name);
        Client.Get<Pod>(pods[0].Key).Status.Conditions.Should().ContainSingle(condition => condition.Type == "DisruptionTarget" && condition.Message == "Eviction API: evicting");

        Within(60, () => Status.DisruptionsAllowed == 1);
        Status.DisruptedPods.Should().BeEmpty();
        Client.Evict(pods[1].Key);
    }

    [Test]
    public void Does_not_wait_for_ever_for_a_pod_that_does_not_go()
    {
        CreateBudget(maxUnavailable: 1);
        RunWeb(2);
        var (pod, budget) = (Pods[0], Client.Get<PodDisruptionBudget>("default", "pdb"));
        Client.UpdateStatus(budget with { Status = Status with { DisruptedPods = ValueMap.Of((pod.Metadata.Name!, (Time)Cluster.Now)) } });
        Cluster.Run(TimeSpan.FromSeconds(1));
        Status.Should().BeEquivalentTo(new { CurrentHealthy = 1, DisruptionsAllowed = 0 });

        Cluster.Run(DisruptionController.DeletionTimeout);

        Status.Should().BeEquivalentTo(new { CurrentHealthy = 2, DisruptionsAllowed = 1 });
        Status.DisruptedPods.Should().BeEmpty();
        EventsOf("Pod", pod.Metadata.Name!).Should().Contain("NotDeleted: Pod was expected by PDB default/default to be deleted but it wasn't");
    }

    [TestCase("IfHealthyBudget", 429)]
    [TestCase("AlwaysAllow", 200)]
    public void Guards_unhealthy_pods_unless_told_otherwise(string policy, int code)
    {
        CreateBudget(maxUnavailable: 0, policy: policy);
        var unready = RunWebButOne(2);

        CodeOf(() => Client.Evict(unready.Key)).Should().Be(code);
        CodeOf(() => Client.Evict(Pods.First(pod => pod.IsReady).Key)).Should().Be(429, "a healthy one is guarded either way");
    }

    [Test]
    public void Lets_unhealthy_pods_go_while_enough_others_are_healthy()
    {
        CreateBudget(minAvailable: 2);
        var unready = RunWebButOne(3);
        Status.DisruptionsAllowed.Should().Be(0);

        Client.Evict(unready.Key);

        Client.Find<Pod>(unready.Key)?.IsBeingDeleted.Should().NotBe(false);
    }

    [Test]
    public void Says_that_two_budgets_concern_a_pod_which_then_cannot_be_evicted()
    {
        CreateBudget(minAvailable: 0);
        CreateBudget(minAvailable: 0, name: "other");
        RunWeb(1);

        var pod = Pods[0];
        EventsOf("Pod", pod.Metadata.Name!).Should().Contain(e => e.StartsWith($"MultiplePodDisruptionBudgets: Pod \"default\"/\"{pod.Metadata.Name}\" matches multiple PodDisruptionBudgets.  Chose \"", StringComparison.Ordinal));
        CodeOf(() => Client.Evict(pod.Key)).Should().Be(500);
    }

    [Test]
    public void Takes_back_after_two_minutes_that_a_pod_is_about_to_be_disrupted()
    {
        RunWeb(1);
        var pod = Pods[0];
        Client.UpdateStatus(pod with { Status = pod.Status with { Conditions = pod.Status.Conditions.Add(new() { Type = "DisruptionTarget", Status = "True", Reason = "PreemptionByScheduler", LastTransitionTime = Cluster.Now }) } });

        Cluster.Run(TimeSpan.FromSeconds(119));
        Client.Get<Pod>(pod.Key).Condition("DisruptionTarget")!.Status.Should().Be("True");
        Cluster.Run(TimeSpan.FromSeconds(2));
        Client.Get<Pod>(pod.Key).Condition("DisruptionTarget")!.Should().BeEquivalentTo(new { Status = "False", Reason = (string?)null });
    }

    private void RunWeb(int replicas)
    {
        Cluster.Apply(NewWeb(replicas));
        Within(60, () => Web.Status.ReadyReplicas == replicas);
        Settle();
    }

    /// <summary>Runs Pods, all of which are ready but for one, which it returns.</summary>
    private Pod RunWebButOne(int replicas)
    {
        var web = NewWeb(replicas);
        var gated = web.Spec.Template with { Spec = web.Spec.Template.Spec with { ReadinessGates = [new() { ConditionType = "example.com/open" }] } };
        Cluster.Apply(web with { Spec = web.Spec with { Template = gated } });
        Within(60, () => Pods.Count(pod => pod.Status.Phase == "Running") == replicas);
        foreach (var pod in Pods.Skip(1))
            Client.UpdateStatus(pod with { Status = pod.Status with { Conditions = pod.Status.Conditions.Add(new() { Type = "example.com/open", Status = "True" }) } });
        Within(60, () => Web.Status.ReadyReplicas == replicas - 1);
        Settle();
        return Pods.Single(pod => !pod.IsReady);
    }

    private void CreateBudget(IntOrString? minAvailable = null, IntOrString? maxUnavailable = null, string? policy = null, string name = "pdb") => Client.Create(new PodDisruptionBudget
    {
        Metadata = new() { Name = name, Namespace = "default" },
        Spec = new() { MinAvailable = minAvailable, MaxUnavailable = maxUnavailable, Selector = NewWeb(0).Spec.Selector, UnhealthyPodEvictionPolicy = policy },
    });

    private void CreatePod(string name, ApiObject? owner = null) => Client.Create(new Pod
    {
        Metadata = new() { Name = name, Namespace = "default", Labels = ValueMap.Of(("app", "web")), OwnerReferences = owner is null ? [] : [OwnerReference.For(owner)] },
        Spec = new() { Containers = [new() { Name = "c", Image = "img:1" }] },
    });

    private static CustomResourceDefinition CustomKind(string name, bool scale) => new()
    {
        Metadata = new() { Name = name },
        Spec = new()
        {
            Group = "example.com",
            Scope = "Namespaced",
            Names = new() { Kind = "Worker", Plural = "workers", Singular = "worker", ListKind = "WorkerList" },
            Versions =
            [
                new()
                {
                    Name = "v1",
                    Served = true,
                    Storage = true,
                    Schema = new() { OpenAPIV3Schema = new() { Type = "object", XPreserveUnknownFields = true } },
                    Subresources = scale ? new() { Status = new(), Scale = new() { SpecReplicasPath = ".spec.replicas", StatusReplicasPath = ".status.replicas" } } : null,
                },
            ],
        },
    };

    private static IntOrString? Share(string? text) => text is null ? default(IntOrString?) : new IntOrString(text);

    private static int CodeOf(Action call)
    {
        try
        {
            call();
            return 200;
        }
        catch (ApiException e)
        {
            return e.Code;
        }
    }
}
