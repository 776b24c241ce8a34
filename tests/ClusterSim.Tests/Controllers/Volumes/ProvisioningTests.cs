using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Storage;
using ClusterSim.Client;
using ClusterSim.Nodes;

namespace ClusterSim.Tests.Controllers.Volumes;

/// <summary>Volumes are made for claims that find none.</summary>
[TestFixture]
public sealed class ProvisioningTests : StorageFixture
{
    protected override ClusterOptions Options => new()
    {
        Nodes = 0,
    };

    [SetUp]
    public void AddNodes()
    {
        foreach (var zone in new[] { "a", "b", "c" })
            Cluster.Machines.Add("node-" + zone, new MachineSpec { Labels = [new("topology.kubernetes.io/zone", zone)] });
        Cluster.Run(TimeSpan.FromSeconds(1));
    }

    [Test]
    public void A_claim_that_names_no_class_gets_a_disk_of_the_default_one()
    {
        Client.Create(NewClaim("data", "2Gi", storageClass: null));
        RunUntilBound("data");

        Claim("data").Spec.StorageClassName.Should().Be("standard");
        var volume = VolumeOf("data");
        volume.Metadata.Name.Should().Be("pvc-" + Claim("data").Metadata.Uid);
        volume.Metadata.Finalizers.Should().Equal("external-provisioner.volume.kubernetes.io/finalizer", "kubernetes.io/pv-protection");
        volume.Annotation("pv.kubernetes.io/provisioned-by").Should().Be("disk.clustersim.io");
        volume.Size.Should().Be((Quantity)"2Gi");
        volume.Spec.Csi!.VolumeHandle.Should().Be(volume.Metadata.Name);
        volume.Spec.PersistentVolumeReclaimPolicy.Should().Be("Delete");
        Told("data").Should().Equal(
            "ExternalProvisioning: Waiting for a volume to be created either by the external provisioner 'disk.clustersim.io' or manually by the system administrator. "
                + "If volume creation is delayed, please verify that the provisioner is running and correctly registered.",
            "Provisioning: External provisioner is provisioning volume for claim \"default/data\"",
            "ProvisioningSucceeded: Successfully provisioned volume " + volume.Metadata.Name);
    }

    [Test]
    public void The_disk_goes_with_its_claim()
    {
        Client.Create(NewClaim("data", storageClass: null));
        RunUntilBound("data");

        Client.Delete<PersistentVolumeClaim>(new("default", "data"));
        Cluster.Run(TimeSpan.FromSeconds(1));

        Client.List<PersistentVolume>().Should().BeEmpty();
    }

    [Test]
    public void A_disk_of_a_class_that_retains_stays_when_its_claim_goes()
    {
        Client.Create(NewClass("keep") with { ReclaimPolicy = "Retain" });
        Client.Create(NewClaim("data", storageClass: "keep"));
        RunUntilBound("data");

        Client.Delete<PersistentVolumeClaim>(new("default", "data"));
        Cluster.Run(TimeSpan.FromSeconds(1));

        Client.List<PersistentVolume>().Should().ContainSingle().Which.Status.Phase.Should().Be("Released");
    }

    [Test]
    public void A_claim_that_waits_for_its_first_consumer_gets_a_disk_in_the_zone_of_the_Pods_node()
    {
        Client.Create(NewClass("late", mode: "WaitForFirstConsumer"));
        Client.Create(NewClaim("data", storageClass: "late"));
        Cluster.Run(TimeSpan.FromSeconds(5));
        Told("data").Should().Equal("WaitForFirstConsumer: waiting for first consumer to be created before binding");

        var pod = NewPod("user", "data");
        Client.Create(pod with { Spec = pod.Spec with { NodeSelector = [new("topology.kubernetes.io/zone", "b")] } });
        RunUntilRunning("user");

        Pod("user").Spec.NodeName.Should().Be("node-b");
        Claim("data").Annotation("volume.kubernetes.io/selected-node").Should().Be("node-b");
        var requirement = VolumeOf("data").Spec.NodeAffinity!.Required!.NodeSelectorTerms.Single().MatchExpressions.Single();
        (requirement.Key, requirement.Values.Single()).Should().Be(("topology.kubernetes.io/zone", "b"));
    }

    [Test]
    public void A_Pod_follows_its_volume_to_the_zone_where_that_is()
    {
        Client.Create(NewClass("zonal") with { AllowedTopologies = [new() { MatchLabelExpressions = [new() { Key = "topology.kubernetes.io/zone", Values = ["c"] }] }] });
        Client.Create(NewClaim("data", storageClass: "zonal"));
        RunUntilBound("data");

        Client.Create(NewPod("user", "data"));
        RunUntilRunning("user");

        Pod("user").Spec.NodeName.Should().Be("node-c");
    }

    [Test]
    public void A_Pod_that_cannot_be_where_its_volume_is_waits()
    {
        Client.Create(NewClass("zonal") with { AllowedTopologies = [new() { MatchLabelExpressions = [new() { Key = "topology.kubernetes.io/zone", Values = ["c"] }] }] });
        Client.Create(NewClaim("data", storageClass: "zonal"));
        RunUntilBound("data");
        var pod = NewPod("user", "data");
        Client.Create(pod with { Spec = pod.Spec with { NodeSelector = [new("kubernetes.io/hostname", "node-a")] } });
        Cluster.Run(TimeSpan.FromSeconds(2));

        Pod("user").Status.Conditions.Single().Message.Should().StartWith(
            "0/3 nodes are available: 1 node(s) didn't match PersistentVolume's node affinity, 2 node(s) didn't match Pod's node affinity/selector.");
    }

    [Test]
    public void A_claim_of_a_class_that_is_not_there_says_so_until_it_is()
    {
        Client.Create(NewClaim("data", storageClass: "fast"));
        Cluster.Run(TimeSpan.FromSeconds(2));
        Told("data").Should().Equal("ProvisioningFailed: storageclass.storage.k8s.io \"fast\" not found");

        Client.Create(NewClass("fast"));
        RunUntilBound("data");
    }

    [Test]
    public void A_provisioner_that_nobody_plays_leaves_its_claims_waiting()
    {
        Client.Create(NewClass("other", "example.com/disk"));
        Client.Create(NewClaim("data", storageClass: "other"));
        Cluster.Run(Minute);

        Claim("data").Status.Phase.Should().Be("Pending");
        Claim("data").Annotation("volume.kubernetes.io/storage-provisioner").Should().Be("example.com/disk");
    }

    [Test]
    public void Volumes_without_a_provisioner_have_to_be_there()
    {
        Client.Create(NewClass("local", "kubernetes.io/no-provisioner"));
        Client.Create(NewClaim("data", storageClass: "local"));
        Cluster.Run(TimeSpan.FromSeconds(2));

        Told("data").Should().Equal("ProvisioningFailed: no volume plugin matched name: kubernetes.io/no-provisioner");
    }

    [TestCase("kubernetes.io/gce-pd", "pd.csi.storage.gke.io")]
    [TestCase("ebs.csi.aws.com", "ebs.csi.aws.com")]
    public void Well_known_provisioners_are_stood_in_for(string provisioner, string driver)
    {
        Client.Create(NewClass("cloud", provisioner));
        Client.Create(NewClaim("data", storageClass: "cloud"));
        RunUntilBound("data");

        VolumeOf("data").Spec.Csi!.Driver.Should().Be(driver);
    }

    [Test]
    public void A_driver_whose_CSIDriver_is_registered_is_stood_in_for()
    {
        Client.Create(NewClass("own", "disks.example.com"));
        Client.Create(NewClaim("data", storageClass: "own"));
        Cluster.Run(TimeSpan.FromSeconds(5));

        Client.Create(new CSIDriver { Metadata = new() { Name = "disks.example.com" }, Spec = new() { AttachRequired = false } });
        RunUntilBound("data");
    }

    [Test]
    public void The_local_path_provisioner_makes_directories_on_the_node_of_the_Pod()
    {
        Client.Create(NewClass("local-path", "rancher.io/local-path", "WaitForFirstConsumer"));
        Client.Create(NewClaim("data", storageClass: "local-path"));
        Client.Create(NewPod("user", "data"));
        RunUntilRunning("user");

        var volume = VolumeOf("data");
        volume.Spec.HostPath!.Path.Should().Be($"/opt/local-path-provisioner/{volume.Metadata.Name}_default_data");
        volume.Spec.NodeAffinity!.Required!.NodeSelectorTerms.Single().MatchExpressions.Single().Values.Single().Should().Be(Pod("user").Spec.NodeName);
    }

    [Test]
    public void A_default_class_that_comes_later_is_given_to_claims_that_named_none()
    {
        Client.Delete<StorageClass>(new("standard"));
        Client.Create(NewClaim("early", storageClass: null));
        Client.Create(NewClaim("none", storageClass: ""));
        Cluster.Run(TimeSpan.FromSeconds(5));

        Client.Create(NewClass("later").WithAnnotation("storageclass.kubernetes.io/is-default-class", "true"));
        RunUntilBound("early");

        Claim("early").Spec.StorageClassName.Should().Be("later");
        Claim("none").Status.Phase.Should().Be("Pending");
    }

    [Test]
    public void Of_two_default_classes_the_newer_one_counts()
    {
        Cluster.Run(TimeSpan.FromSeconds(2));
        Client.Create(NewClass("another").WithAnnotation("storageclass.kubernetes.io/is-default-class", "true"));

        Client.Create(NewClaim("data", storageClass: null));

        Claim("data").Spec.StorageClassName.Should().Be("another");
    }
}
