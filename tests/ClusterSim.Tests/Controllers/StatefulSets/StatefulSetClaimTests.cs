using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.Client;

namespace ClusterSim.Tests.Controllers.StatefulSets;

/// <summary>Each Pod has claims of its own. Nothing binds them here, so Pods wait, and the sets are parallel ones.</summary>
public sealed class StatefulSetClaimTests : StatefulSetFixture
{
    private List<PersistentVolumeClaim> Claims => [.. Client.List<PersistentVolumeClaim>("default").Where(claim => !claim.IsBeingDeleted)];

    private List<string> ClaimNames => Claims.ConvertAll(claim => claim.Metadata.Name!);

    [Test]
    public void Creates_a_claim_for_each_template_and_pod_and_mounts_it()
    {
        Create(WithClaims(2, null));

        ClaimNames.Should().Equal("data-db-0", "data-db-1", "log-db-0", "log-db-1");
        Claims[0].Metadata.Labels.Should().BeEquivalentTo(ValueMap.Of(("app", "db"), ("tier", "fast")));
        Claims[0].Metadata.OwnerReferences.Should().BeEmpty();
        PodNamed("db-1").Spec.Volumes.Take(2).Select(volume => (volume.Name, volume.PersistentVolumeClaim!.ClaimName)).Should().Equal(("data", "data-db-1"), ("log", "log-db-1"));
        EventsOf("StatefulSet", "db").Should().Contain("SuccessfulCreate: Create Claim data-db-1 Pod db-1 in StatefulSet db success");
    }

    [Test]
    public void Keeps_claims_unless_told_otherwise()
    {
        Create(WithClaims(2, null));

        EditAndSettle(spec => spec with { Replicas = 1 });
        ClaimNames.Should().HaveCount(4);
        Client.Delete<StatefulSet>(Db.Key);
        Settle();

        ClaimNames.Should().HaveCount(4);
    }

    [Test]
    public void Creates_a_claim_anew_for_a_pod_that_waits_for_it()
    {
        Create(WithClaims(1, null));

        var claim = Client.Get<PersistentVolumeClaim>("default", "data-db-0");
        Client.Update(claim with { Metadata = claim.Metadata with { Finalizers = [] } });
        Client.Delete<PersistentVolumeClaim>(claim.Key);
        Client.Update(PodNamed("db-0").WithAnnotation("look", "again"));
        Settle();

        Client.Get<PersistentVolumeClaim>("default", "data-db-0").Metadata.Uid.Should().NotBe(claim.Metadata.Uid);
    }

    [TestCase("Retain", "Retain", "", "")]
    [TestCase("Delete", "Retain", "StatefulSet/db", "StatefulSet/db")]
    [TestCase("Retain", "Delete", "", "Pod/db-1")]
    [TestCase("Delete", "Delete", "StatefulSet/db", "Pod/db-1")]
    public void Names_who_a_claim_goes_with_by_the_policy(string whenDeleted, string whenScaled, string wanted, string condemned)
    {
        Create(WithClaims(2, new() { WhenDeleted = whenDeleted, WhenScaled = whenScaled }));
        OwnersOf("data-db-1").Should().Be(wanted);
        var last = "";
        Cluster.Api.Log.Written += entry =>
        {
            if (entry.Resource.ClrType == typeof(PersistentVolumeClaim) && entry.Key.Name == "data-db-1" && Client.Find<PersistentVolumeClaim>(entry.Key) is { } claim)
                last = OwnersOf(claim);
        };

        EditAndSettle(spec => spec with { Replicas = 1 });

        (last.Length == 0 ? wanted : last).Should().Be(condemned);
        ClaimNames.Contains("data-db-1").Should().Be(whenScaled == "Retain");
        ClaimNames.Should().Contain("data-db-0");
    }

    [Test]
    public void Deletes_claims_with_the_set_when_told_so()
    {
        Create(WithClaims(2, new() { WhenDeleted = "Delete", WhenScaled = "Retain" }));

        Client.Delete<StatefulSet>(Db.Key);
        Settle();

        ClaimNames.Should().BeEmpty();
    }

    [Test]
    public void Follows_the_policy_when_it_changes()
    {
        Create(WithClaims(1, null));
        OwnersOf("data-db-0").Should().BeEmpty();

        EditAndSettle(spec => spec with { PersistentVolumeClaimRetentionPolicy = new() { WhenDeleted = "Delete", WhenScaled = "Retain" } });
        OwnersOf("data-db-0").Should().Be("StatefulSet/db");
        EditAndSettle(spec => spec with { PersistentVolumeClaimRetentionPolicy = new() { WhenDeleted = "Retain", WhenScaled = "Retain" } });

        OwnersOf("data-db-0").Should().BeEmpty();
    }

    [Test]
    public void Leaves_a_claim_alone_that_somebody_else_manages()
    {
        Cluster.Apply(new ConfigMap { Metadata = new() { Name = "boss" } });
        var boss = OwnerReference.For(Client.Get<ConfigMap>("default", "boss"));
        Create(WithClaims(1, null));
        Client.Update(Client.Get<PersistentVolumeClaim>("default", "data-db-0").WithOwner(boss));

        EditAndSettle(spec => spec with { PersistentVolumeClaimRetentionPolicy = new() { WhenDeleted = "Delete", WhenScaled = "Delete" } });

        OwnersOf("data-db-0").Should().Be("ConfigMap/boss");
        OwnersOf("log-db-0").Should().Be("StatefulSet/db");
    }

    private static StatefulSet WithClaims(int replicas, StatefulSetPersistentVolumeClaimRetentionPolicy? policy) => NewDb(replicas, spec: spec => spec with
    {
        PodManagementPolicy = "Parallel",
        PersistentVolumeClaimRetentionPolicy = policy,
        VolumeClaimTemplates = [Template("data"), Template("log")],
    });

    private static PersistentVolumeClaim Template(string name) => new()
    {
        Metadata = new() { Name = name, Labels = ValueMap.Of(("tier", "fast")) },
        Spec = new() { AccessModes = ["ReadWriteOnce"], StorageClassName = "none", Resources = new() { Requests = [new("storage", Quantity.Parse("1Gi"))] } },
    };

    private string OwnersOf(string claim) => OwnersOf(Client.Get<PersistentVolumeClaim>("default", claim));

    private static string OwnersOf(PersistentVolumeClaim claim) => string.Join(",", claim.Metadata.OwnerReferences.Select(owner => $"{owner.Kind}/{owner.Name}"));
}
