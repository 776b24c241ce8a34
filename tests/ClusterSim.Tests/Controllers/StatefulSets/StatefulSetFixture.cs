using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.ApiServer.Log;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.StatefulSets;

/// <summary>A whole cluster, and a StatefulSet to try things on.</summary>
public abstract class StatefulSetFixture : WorkloadFixture
{
    protected StatefulSet Db => Client.Get<StatefulSet>("default", "db");

    /// <summary>The Pods' names with their images, those on their way out left aside.</summary>
    protected List<string> Images => [.. Pods.Select(pod => $"{pod.Metadata.Name} {pod.Spec.Containers[0].Image}")];

    protected List<string> Names => [.. Pods.Select(pod => pod.Metadata.Name!)];

    protected List<ControllerRevision> Revisions => [.. Client.List<ControllerRevision>("default").OrderBy(revision => revision.Revision)];

    protected static StatefulSet NewDb(int replicas, string image = "img:1", Func<StatefulSetSpec, StatefulSetSpec>? spec = null)
    {
        var plain = new StatefulSetSpec
        {
            Replicas = replicas,
            ServiceName = "db-service",
            Selector = LabelSelector.Labels(ValueMap.Of(("app", "db"))),
            Template = new() { Metadata = new() { Labels = ValueMap.Of(("app", "db")) }, Spec = new() { Containers = [new() { Name = "c", Image = image }] } },
        };
        return new() { Metadata = new() { Name = "db" }, Spec = spec?.Invoke(plain) ?? plain };
    }

    protected void Create(StatefulSet set)
    {
        Cluster.Apply(set);
        Settle();
    }

    protected void Edit(Func<StatefulSetSpec, StatefulSetSpec> change) => Client.Update(Db with { Spec = change(Db.Spec) });

    protected void EditAndSettle(Func<StatefulSetSpec, StatefulSetSpec> change)
    {
        Edit(change);
        Settle();
    }

    protected static StatefulSetSpec WithImage(StatefulSetSpec spec, string image) =>
        spec with { Template = spec.Template with { Spec = spec.Template.Spec with { Containers = [new() { Name = "c", Image = image }] } } };

    /// <summary>A template whose Pods cannot be scheduled.</summary>
    protected static StatefulSetSpec Stuck(StatefulSetSpec spec) =>
        spec with { Template = spec.Template with { Spec = spec.Template.Spec with { NodeSelector = ValueMap.Of(("where", Nowhere)) } } };

    protected static StatefulSetSpec WithPartition(StatefulSetSpec spec, int partition) =>
        spec with { UpdateStrategy = new() { Type = "RollingUpdate", RollingUpdate = new() { Partition = partition } } };

    /// <summary>What is written to Pods of the set from now on, as <c>create db-0</c>, creations and deletions only.</summary>
    protected List<string> Watch()
    {
        var seen = new List<string>();
        Cluster.Api.Log.Written += entry =>
        {
            if (entry.Resource.ClrType != typeof(Pod))
                return;
            if (entry.Verb is WriteVerb.Create or WriteVerb.Delete)
                seen.Add($"{entry.Verb.ToString().ToLowerInvariant()} {entry.Key.Name}");
        };
        return seen;
    }

    protected Pod PodNamed(string name) => Client.Get<Pod>("default", name);

    /// <summary>The kubelet of nobody says what has become of a Pod.</summary>
    protected void SetPhase(string pod, string phase) => Client.UpdateStatus(PodNamed(pod) with { Status = PodNamed(pod).Status with { Phase = phase } });
}
