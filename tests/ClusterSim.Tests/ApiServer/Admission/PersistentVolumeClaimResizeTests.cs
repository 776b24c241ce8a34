using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Storage;

namespace ClusterSim.Tests.ApiServer.Admission;

public sealed class PersistentVolumeClaimResizeTests : ApiServerFixture
{
    [TestCase(true)]
    [TestCase(false)]
    public void Lets_a_bound_claim_grow_where_its_class_allows_it(bool allowed)
    {
        Server.Create(Admin, new StorageClass { Metadata = new() { Name = "fast" }, Provisioner = "a.test/p", AllowVolumeExpansion = allowed });
        var claim = Server.Create(Admin, new PersistentVolumeClaim
        {
            Metadata = new() { Name = "c", Namespace = "default" },
            Spec = new() { AccessModes = ["ReadWriteOnce"], StorageClassName = "fast", Resources = new() { Requests = [new("storage", "1Gi")] } },
        });
        claim = Server.UpdateStatus(Admin, claim with { Status = new() { Phase = "Bound", Capacity = [new("storage", "1Gi")] } });

        var grow = () => Server.Update(Admin, claim with { Spec = claim.Spec with { Resources = new() { Requests = [new("storage", "2Gi")] } } });

        if (allowed)
            grow.Should().NotThrow();
        else
            Refusal(() => grow()).Message.Should().Be("persistentvolumeclaims \"c\" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize");
    }
}
