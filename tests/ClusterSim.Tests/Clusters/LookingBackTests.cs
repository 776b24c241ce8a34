using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Storage;

namespace ClusterSim.Tests.Clusters;

/// <summary>What a cluster still knows of its past.</summary>
public sealed class LookingBackTests
{
    [Test]
    public void Shows_what_was_there_at_an_older_revision()
    {
        using var cluster = new Cluster();
        cluster.Client.Create(new ConfigMap { Metadata = new() { Name = "map", Namespace = "default" }, Data = [new("color", "blue")] });
        var then = cluster.Api.Revision;
        cluster.Client.Update(cluster.Client.Get<ConfigMap>("map") with { Data = [new("color", "red")] });

        var past = cluster.At(then).Find<ConfigMap>(cluster.Api.Scheme.Get<ConfigMap>(), new("default", "map"));

        past!.Data["color"].Should().Be("blue");
        cluster.Client.Get<ConfigMap>("map").Data["color"].Should().Be("red");
    }

    [Test]
    public void Forgets_after_five_minutes_what_no_checkpoint_keeps()
    {
        using var cluster = new Cluster();
        var kept = cluster.Checkpoint();
        cluster.Client.Create(new ConfigMap { Metadata = new() { Name = "map", Namespace = "default" } });
        var forgotten = cluster.Api.Revision;
        cluster.Client.Delete<ConfigMap>(new("default", "map"));
        cluster.Run(TimeSpan.FromMinutes(6));
        cluster.Client.Create(new ConfigMap { Metadata = new() { Name = "other", Namespace = "default" } });

        cluster.Invoking(it => it.At(forgotten)).Should().Throw<RevisionExpiredException>();
        cluster.At(kept.Revision).Should().BeSameAs(kept);
        cluster.Forget(kept);
        cluster.Invoking(it => it.At(kept.Revision)).Should().Throw<RevisionExpiredException>();
    }
}
