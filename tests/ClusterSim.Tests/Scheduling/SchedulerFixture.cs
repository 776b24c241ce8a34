using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Scheduling;
using ClusterSim.Tests.Client;

namespace ClusterSim.Tests.Scheduling;

/// <summary>An API server and a scheduler; nodes and Pods are written by the test.</summary>
public abstract class SchedulerFixture : ApiFixture
{
    private protected SchedulerComponent Scheduler { get; private set; } = null!;

    [SetUp]
    public void CreateServiceAccount() => Client.Create(new ServiceAccount { Metadata = new() { Name = "default", Namespace = "default" } });

    private protected void StartScheduler(SchedulerOptions? options = null)
    {
        Scheduler = new SchedulerComponent(options);
        Start(Scheduler);
        Deliver();
    }

    private protected Node CreateNode(string name, string cpu = "4", string memory = "8Gi", int pods = 110, Func<Node, Node>? change = null)
    {
        ValueMap<Quantity> resources = [new("cpu", cpu), new("memory", memory), new("pods", pods)];
        var node = new Node
        {
            Metadata = new() { Name = name, Labels = [new("kubernetes.io/hostname", name)] },
            Status = new() { Capacity = resources, Allocatable = resources },
        };
        var created = Client.Create(change is null ? node : change(node));
        // Admission taints new nodes until they are ready; here they are at once.
        return Client.Update(created with { Spec = created.Spec with { Taints = created.Spec.Taints.RemoveAll(taint => taint.Key == "node.kubernetes.io/not-ready") } });
    }

    private protected Pod CreatePod(string name, string cpu = "1", int? priority = null, Func<PodSpec, PodSpec>? spec = null, string? finalizer = null)
    {
        if (priority is { } value)
            EnsurePriorityClass(value);
        var pod = new PodSpec
        {
            Containers = [new() { Name = "main", Image = "app", Resources = new() { Requests = [new("cpu", cpu)] } }],
            PriorityClassName = priority is null ? null : "p" + priority,
            TerminationGracePeriodSeconds = 0,
        };
        var metadata = new ObjectMeta { Name = name, Namespace = "default", Finalizers = finalizer is null ? [] : [finalizer] };
        return Client.Create(new Pod { Metadata = metadata, Spec = spec is null ? pod : spec(pod) });
    }

    /// <summary>Lets go of a Pod that is being deleted.</summary>
    private protected void Finish(string name) => Client.Update(Pod(name).WithoutFinalizer(Pod(name).Metadata.Finalizers.Single()));

    private protected Pod Pod(string name) => Client.Find<Pod>(Key(name))!;

    private protected string? NodeOf(string name) => Pod(name).Spec.NodeName;

    private protected PodCondition? Scheduled(string name) => Pod(name).Condition("PodScheduled");

    private protected IReadOnlyList<Event> EventsAbout(string pod) => [.. Client.List<Event>("default").Where(@event => @event.InvolvedObject.Name == pod)];

    private void EnsurePriorityClass(int value)
    {
        if (Client.Find<ClusterSim.Api.Scheduling.PriorityClass>(new ObjectKey("p" + value)) is null)
            Client.Create(new ClusterSim.Api.Scheduling.PriorityClass { Metadata = new() { Name = "p" + value }, Value = value });
    }
}
