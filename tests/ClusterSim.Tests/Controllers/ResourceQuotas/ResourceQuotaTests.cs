using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;
using ClusterSim.Client;
using ClusterSim.Controllers.ResourceQuotas;

namespace ClusterSim.Tests.Controllers.ResourceQuotas;

public sealed class ResourceQuotaTests : WorkloadFixture
{
    [Test]
    public void Counts_what_is_there_and_what_goes()
    {
        Client.Create(Pod("before"));
        CreateQuota(new() { Hard = Hard(("pods", "5"), ("requests.cpu", "1")) });
        Client.Create(Pod("after"));
        Cluster.Run(TimeSpan.FromSeconds(1));
        Used("pods").Should().Be("2");
        Used("requests.cpu").Should().Be("200m");

        Client.Delete<Pod>(new("default", "before"), new() { GracePeriodSeconds = 0 });
        Cluster.Run(TimeSpan.FromSeconds(1));

        Used("pods").Should().Be("1");
        Used("requests.cpu").Should().Be("100m");
    }

    [Test]
    public void Refuses_what_would_be_too_much_and_says_how_much()
    {
        CreateQuota(new() { Hard = Hard(("pods", "1")) });
        Client.Create(Pod("p1"));

        var refusal = Assert.Throws<ApiException>(() => Client.Create(Pod("p2")))!;

        refusal.Code.Should().Be(403);
        refusal.Message.Should().Be("pods \"p2\" is forbidden: exceeded quota: q, requested: pods=1, used: pods=1, limited: pods=1");
    }

    [Test]
    public void Does_not_count_again_only_because_admission_has_charged_something()
    {
        CreateQuota(new() { Hard = Hard(("pods", "5")) });
        var writes = 0;
        Cluster.Api.Log.Written += entry => writes += entry.Resource.ClrType == typeof(ResourceQuota) ? 1 : 0;

        Cluster.Informers.Lag = TimeSpan.FromSeconds(2); // A recount now would miss the Pod.
        Client.Create(Pod("p1"));
        Cluster.Run(TimeSpan.FromSeconds(10));

        writes.Should().Be(1, "that is the charge");
        Used("pods").Should().Be("1");
    }

    [Test]
    public void Counts_afresh_after_five_minutes()
    {
        CreateQuota(new() { Hard = Hard(("pods", "5")) });
        var quota = Client.Get<ResourceQuota>("default", "q");
        Client.UpdateStatus(quota with { Status = quota.Status with { Used = Hard(("pods", "4")) } });
        Cluster.Run(TimeSpan.FromMinutes(1));
        Used("pods").Should().Be("4", "nobody has looked");

        Cluster.Run(ResourceQuotaReconciler.ResyncPeriod);

        Used("pods").Should().Be("0");
    }

    [Test]
    public void Says_in_a_replica_sets_condition_that_a_quota_refuses_its_pods()
    {
        CreateQuota(new() { Hard = Hard(("pods", "2")) });
        Cluster.Apply(NewWeb(3));
        Cluster.Run(TimeSpan.FromSeconds(10));

        ReplicaSets.Single().Status.Conditions.Single().Should().BeEquivalentTo(new { Type = "ReplicaFailure", Status = "True", Reason = "FailedCreate" });
        Condition("ReplicaFailure").Message.Should().Contain("exceeded quota: q, requested: pods=1, used: pods=2, limited: pods=2");

        var quota = Client.Get<ResourceQuota>("default", "q");
        Client.Update(quota with { Spec = quota.Spec with { Hard = Hard(("pods", "3")) } });
        Within(60, () => Web.Status.AvailableReplicas == 3);

        ReplicaSets.Single().Status.Conditions.Should().BeEmpty();
        Web.Status.Conditions.Should().NotContain(condition => condition.Type == "ReplicaFailure");
    }

    [TestCase("Terminating", 1)]
    [TestCase("NotTerminating", 2)]
    [TestCase("BestEffort", 1)]
    [TestCase("NotBestEffort", 2)]
    public void Counts_only_the_pods_in_its_scope(string scope, int expected)
    {
        Client.Create(Pod("plain"));
        var dated = Pod("dated");
        Client.Create(dated with { Spec = dated.Spec with { ActiveDeadlineSeconds = 3600 } });
        var best = Pod("best-effort");
        Client.Create(best with { Spec = best.Spec with { Containers = [new() { Name = "c", Image = "img:1" }] } });

        CreateQuota(new() { Hard = Hard(("pods", "9")), Scopes = [scope] });

        Used("pods").Should().Be(expected.ToString());
    }

    private void CreateQuota(ResourceQuotaSpec spec)
    {
        Cluster.Run(TimeSpan.FromSeconds(1));
        Client.Create(new ResourceQuota { Metadata = new() { Name = "q", Namespace = "default" }, Spec = spec });
        Cluster.Run(TimeSpan.FromSeconds(1));
    }

    private string Used(string name) => Client.Get<ResourceQuota>("default", "q").Status.Used[name].ToString();

    private static ValueMap<Quantity> Hard(params ReadOnlySpan<(string, Quantity)> limits) => ValueMap.Of(limits);

    private static Pod Pod(string name) => new()
    {
        Metadata = new() { Name = name, Namespace = "default" },
        Spec = new() { Containers = [new() { Name = "c", Image = "img:1", Resources = new() { Requests = Hard(("cpu", "100m")) } }] },
    };
}
