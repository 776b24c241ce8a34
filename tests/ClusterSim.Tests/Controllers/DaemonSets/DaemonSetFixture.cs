using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.DaemonSets;

/// <summary>A whole cluster of three nodes, and a DaemonSet to try things on.</summary>
public abstract class DaemonSetFixture : WorkloadFixture
{
    protected DaemonSet Agent => Client.Get<DaemonSet>("default", "agent");

    /// <summary>The nodes with the images that run there, those Pods left aside that are on their way out.</summary>
    protected List<string> Images => [.. Pods.Select(pod => $"{pod.Spec.NodeName} {pod.Spec.Containers[0].Image}").Order(StringComparer.Ordinal)];

    protected List<string> Nodes => [.. Pods.Select(pod => pod.Spec.NodeName!).Order(StringComparer.Ordinal)];

    protected List<ControllerRevision> Revisions => [.. Client.List<ControllerRevision>("default").OrderBy(revision => revision.Revision)];

    protected static DaemonSet NewAgent(string image = "img:1", Func<DaemonSetSpec, DaemonSetSpec>? spec = null)
    {
        var plain = new DaemonSetSpec
        {
            Selector = LabelSelector.Labels(ValueMap.Of(("app", "agent"))),
            Template = new() { Metadata = new() { Labels = ValueMap.Of(("app", "agent")) }, Spec = new() { Containers = [new() { Name = "c", Image = image }] } },
        };
        return new() { Metadata = new() { Name = "agent" }, Spec = spec?.Invoke(plain) ?? plain };
    }

    protected void Create(DaemonSet set)
    {
        Cluster.Apply(set);
        Settle();
    }

    protected void Edit(Func<DaemonSetSpec, DaemonSetSpec> change) => Client.Update(Agent with { Spec = change(Agent.Spec) });

    protected void EditAndSettle(Func<DaemonSetSpec, DaemonSetSpec> change)
    {
        Edit(change);
        Settle();
    }

    protected static DaemonSetSpec With(DaemonSetSpec spec, Func<PodSpec, PodSpec> change) => spec with { Template = spec.Template with { Spec = change(spec.Template.Spec) } };

    protected static DaemonSetSpec WithImage(DaemonSetSpec spec, string image) => With(spec, pod => pod with { Containers = [new() { Name = "c", Image = image }] });

    /// <summary>A template whose Pods never get ready.</summary>
    protected static DaemonSetSpec Stuck(DaemonSetSpec spec, string image) => With(WithImage(spec, image), pod => pod with { ReadinessGates = [new() { ConditionType = "example.com/never" }] });

    protected static DaemonSetSpec Rolling(DaemonSetSpec spec, IntOrString maxUnavailable, IntOrString? maxSurge = null) =>
        spec with { UpdateStrategy = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxUnavailable = maxUnavailable, MaxSurge = maxSurge } } };

    protected void EditNode(string name, Func<Node, Node> change)
    {
        Client.Update(change(Client.Get<Node>(new(name))));
        Settle();
    }

    protected static Node Tainted(Node node, string effect) => node with { Spec = node.Spec with { Taints = node.Spec.Taints.Add(new() { Key = "k", Value = "v", Effect = effect }) } };
}
