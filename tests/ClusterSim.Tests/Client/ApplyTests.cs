using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;
using ClusterSim.Client;

namespace ClusterSim.Tests.Client;

/// <summary>Server-side apply from C#.</summary>
public sealed class ApplyTests
{
    private static ConfigMap Settings(ValueMap<string> data) => new() { Metadata = new() { Name = "settings", Namespace = "default" }, Data = data };

    [Test]
    public void Owns_what_is_set_and_removes_what_is_set_no_longer()
    {
        using var cluster = new Cluster(seed: 1);

        cluster.Client.Apply(Settings([new("a", "1"), new("b", "1")]));
        cluster.Client.Apply(Settings([new("c", "1")]), fieldManager: "other");
        var settings = cluster.Client.Apply(Settings([new("b", "2")]));

        settings.Data.Should().Equal([new("b", "2"), new("c", "1")]);
        settings.Metadata.ManagedFields.Select(entry => $"{entry.Manager} {entry.Operation}").Should().Equal("admin Apply", "other Apply");
    }

    [Test]
    public void Is_refused_where_somebody_else_says_otherwise_unless_it_is_forced()
    {
        using var cluster = new Cluster(seed: 1);
        cluster.Client.Apply(Settings([new("a", "1")]), fieldManager: "first");

        var apply = () => cluster.Client.Apply(Settings([new("a", "2")]));

        apply.Should().Throw<ApiException>().WithMessage("Apply failed with 1 conflict: conflict with \"first\": .data.a");
        cluster.Client.Apply(Settings([new("a", "2")]), force: true).Data["a"].Should().Be("2");
    }

    [Test]
    public void Says_nothing_of_what_was_left_as_it_is_in_a_new_record()
    {
        using var cluster = new Cluster(seed: 1);

        var deployment = cluster.Client.Apply(new Deployment
        {
            Metadata = new() { Name = "web", Namespace = "default" },
            Spec = new()
            {
                Selector = new() { MatchLabels = [new("app", "web")] },
                Template = new() { Metadata = new() { Labels = [new("app", "web")] }, Spec = new() { Containers = [new() { Name = "main", Image = "nginx" }] } },
            },
        });

        deployment.Metadata.ManagedFields.Should().ContainSingle().Which.FieldsV1!.ToString().Should().NotContainAny("strategy", "status", "replicas", "resources");
    }

    [Test]
    public void Goes_on_with_what_was_read_before()
    {
        using var cluster = new Cluster(seed: 1);
        var first = cluster.Client.Apply(Settings([new("a", "1")]));

        cluster.Client.Apply(first).Should().Be(first);
    }

    [Test]
    public void Is_also_a_kind_of_patch_and_there_for_kinds_that_are_known_only_at_run_time()
    {
        using var cluster = new Cluster(seed: 1);
        var config = new JsonObject([new("apiVersion", "v1"), new("kind", "ConfigMap"), new("metadata", new JsonObject([new("name", "settings")])), new("data", new JsonObject([new("a", "1")]))]);

        cluster.Client.Patch<ConfigMap>(new("default", "settings"), new(PatchType.Apply, config)).Data["a"].Should().Be("1");
    }
}
