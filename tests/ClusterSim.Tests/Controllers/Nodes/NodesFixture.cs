using ClusterSim.Api;
using ClusterSim.Api.Coordination;
using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Controllers.Nodes;
using ClusterSim.Reconcilers;
using ClusterSim.Simulation;
using ClusterSim.Tests.Client;

namespace ClusterSim.Tests.Controllers.Nodes;

/// <summary>Nodes without kubelets: the test says when one reports and when it is heard of.</summary>
public abstract class NodesFixture : ApiFixture
{
    protected static TimeSpan Second { get; } = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> _beating = [];

    protected DateTimeOffset Now => Loop.Now;

    private protected NodeHeartbeats Heartbeats { get; private set; } = null!;

    [SetUp]
    public void Prepare()
    {
        _beating.Clear();
        Heartbeats = new(Loop);
        Client.Create(new Namespace { Metadata = new() { Name = NodeHeartbeats.LeaseNamespace } });
        Client.Create(new ServiceAccount { Metadata = new() { Name = "default", Namespace = "default" } });
    }

    private protected void StartNodeLifecycle(NodeLifecycleOptions? options = null) => Start(new NodeLifecycleController(options, Heartbeats));

    /// <summary>Creates a Node that its kubelet has reported as ready.</summary>
    protected Node AddNode(string name, params (string Label, string Value)[] labels)
    {
        Client.Create(new Node { Metadata = new() { Name = name, Labels = ValueMap.Of(labels) } });
        return Report(name, "True");
    }

    /// <summary>The kubelet reports the Node's conditions.</summary>
    protected Node Report(string name, string ready)
    {
        var node = Client.Get<Node>(new(name));
        var conditions = new[] { ("MemoryPressure", "False"), ("DiskPressure", "False"), ("PIDPressure", "False"), ("Ready", ready) }
            .Select(condition => new NodeCondition
            {
                Type = condition.Item1,
                Status = condition.Item2,
                LastHeartbeatTime = Now,
                LastTransitionTime = node.Condition(condition.Item1) is { } old && old.Status == condition.Item2 ? old.LastTransitionTime : Now,
                Reason = "Reported",
            });
        return Client.UpdateStatus(node with { Status = node.Status with { Conditions = conditions.ToValueList() } });
    }

    /// <summary>Renews a Node's Lease now and every ten seconds, until <see cref="FallSilent"/>.</summary>
    protected void Beat(string name)
    {
        _beating.Add(name);
        Renew(name);
    }

    protected void FallSilent(string name) => _beating.Remove(name);

    protected Node Node(string name) => Client.Get<Node>(new(name));

    protected static IEnumerable<string> Taints(Node node) => node.Spec.Taints.Select(taint => taint.Key + ":" + taint.Effect);

    protected Pod AddPod(string name, string? node = null, string phase = "Running", params Toleration[] tolerations)
    {
        var pod = Client.Create(new Pod
        {
            Metadata = new() { Name = name, Namespace = "default" },
            Spec = new() { NodeName = node, Containers = [new() { Name = "c", Image = "img:1" }], Tolerations = tolerations.ToValueList() },
        });
        return Client.UpdateStatus(pod with
        {
            Status = pod.Status with { Phase = phase, Conditions = [new() { Type = "Ready", Status = phase == "Running" ? "True" : "False", LastTransitionTime = Now }] },
        });
    }

    protected static Toleration Endure(string taint, long? seconds = null) =>
        new() { Key = taint, Operator = "Exists", Effect = "NoExecute", TolerationSeconds = seconds };

    protected Pod? Pod(string name) => Client.Find<Pod>(Key(name));

    protected bool IsGoing(string pod) => Pod(pod) is null or { IsBeingDeleted: true };

    protected IEnumerable<string> Events(string about) => Client.List<Event>()
        .Where(happened => happened.InvolvedObject.Name == about)
        .SelectMany(happened => Enumerable.Repeat($"{happened.Type} {happened.Reason} {happened.Source?.Component}: {happened.Message}", happened.Count));

    protected void Run(double seconds) => Loop.Run(TimeSpan.FromSeconds(seconds));

    private void Renew(string name)
    {
        if (!_beating.Contains(name))
            return;
        var renewed = new Lease { Metadata = new() { Name = name, Namespace = NodeHeartbeats.LeaseNamespace }, Spec = new() { HolderIdentity = name, LeaseDurationSeconds = 40, RenewTime = Now } };
        if (Client.Find<Lease>(renewed.Key) is { } lease)
            Client.Update(lease with { Spec = renewed.Spec });
        else
            Client.Create(renewed);
        Loop.Schedule(NodeHeartbeats.RenewInterval, EventRank.Default, () => Renew(name), periodic: true);
    }
}
