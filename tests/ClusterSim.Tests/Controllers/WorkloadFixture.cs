using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers;

/// <summary>A whole cluster, and a Deployment to try things on.</summary>
public abstract class WorkloadFixture
{
    /// <summary>What no Node has: Pods that want it wait for ever.</summary>
    protected const string Nowhere = "nowhere";

    protected Cluster Cluster { get; private set; } = null!;

    protected IClusterClient Client => Cluster.Client;

    protected Deployment Web => Client.Get<Deployment>("default", "web");

    /// <summary>The Deployment's ReplicaSets, the oldest revision first.</summary>
    protected List<ReplicaSet> ReplicaSets => [.. Client.List<ReplicaSet>("default").OrderBy(Revision)];

    protected List<Pod> Pods => [.. Client.List<Pod>("default").Where(pod => !pod.IsBeingDeleted)];

    [SetUp]
    public void StartCluster() => StartCluster(new());

    protected void StartCluster(ClusterOptions options)
    {
        Cluster = new(options);
        Cluster.Run(TimeSpan.FromSeconds(1)); // Now namespaces have their service accounts.
    }

    [TearDown]
    public void StopCluster() => Cluster.Dispose();

    /// <summary>A Deployment of one small container.</summary>
    protected static Deployment NewWeb(int replicas, string image = "img:1", DeploymentStrategy? strategy = null) => new()
    {
        Metadata = new() { Name = "web" },
        Spec = new()
        {
            Replicas = replicas,
            Selector = LabelSelector.Labels(ValueMap.Of(("app", "web"))),
            Strategy = strategy ?? new(),
            Template = new() { Metadata = new() { Labels = ValueMap.Of(("app", "web")) }, Spec = new() { Containers = [new() { Name = "c", Image = image }] } },
        },
    };

    /// <summary>The same, with a template whose Pods cannot be scheduled.</summary>
    protected static Deployment Stuck(Deployment deployment, string image = "img:2") => deployment with
    {
        Spec = deployment.Spec with
        {
            Template = deployment.Spec.Template with
            {
                Spec = deployment.Spec.Template.Spec with { NodeSelector = ValueMap.Of(("where", Nowhere)), Containers = [new() { Name = "c", Image = image }] },
            },
        },
    };

    protected static Deployment WithImage(Deployment deployment, string image) => deployment with
    {
        Spec = deployment.Spec with { Template = deployment.Spec.Template with { Spec = deployment.Spec.Template.Spec with { Containers = [new() { Name = "c", Image = image }] } } },
    };

    protected void Change(Func<Deployment, Deployment> change) => Client.Update(change(Web));

    protected void Settle() => Cluster.Settle(TimeSpan.FromSeconds(3));

    protected void Within(double seconds, Func<bool> condition) => Cluster.RunUntil(condition, TimeSpan.FromSeconds(seconds));

    protected static long Revision(ApiObject obj) => long.Parse(obj.Annotation("deployment.kubernetes.io/revision") ?? "0");

    protected DeploymentCondition Condition(string type) => Web.Status.Conditions.Single(condition => condition.Type == type);

    protected List<string> EventsOf(string kind, string name) =>
        [.. Client.List<Event>("default").Where(e => e.InvolvedObject.Kind == kind && e.InvolvedObject.Name == name).Select(e => $"{e.Reason}: {e.Message}")];
}
