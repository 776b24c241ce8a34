namespace KubernetesInAction.Chapter06;

/// <summary>Volumes: files that containers share, and files that outlive them.</summary>
public sealed class Chapter06Tests() : ChapterFixture("Chapter06")
{
    [Test]
    public void Shares_files_between_the_containers_of_a_pod()
    {
        Apply("fortune-pod.yaml");
        WaitUntilReady("fortune");
        Wait(seconds: 5);
        var url = $"http://{Cluster.Client.Get<Pod>("fortune").Status.PodIP}/";
        var first = Cluster.Http.Get(url).Text;

        var pages = Enumerable.Range(0, 30).Select(_ =>
        {
            Wait(seconds: 10);
            return Cluster.Http.Get(url).Text;
        }).Distinct().ToList();

        first.Should().NotBeEmpty();
        pages.Should().HaveCountGreaterThan(1, "a new fortune is written every ten seconds");
    }

    [Test]
    public void Binds_a_claim_to_a_volume_that_was_made_by_hand()
    {
        Apply("mongodb-pv-hostpath.yaml");
        Wait(seconds: 5);
        Cluster.Client.Get<PersistentVolume>("mongodb-pv").Status.Phase.Should().Be("Available");

        Apply("mongodb-pvc.yaml");
        Wait(seconds: 20);

        Cluster.Client.Get<PersistentVolumeClaim>("mongodb-pvc").Status.Phase.Should().Be("Bound");
        Cluster.Client.Get<PersistentVolume>("mongodb-pv").Spec.ClaimRef!.Name.Should().Be("mongodb-pvc");
    }

    [Test]
    public void Finds_its_documents_again_when_the_pod_is_made_anew()
    {
        Apply("mongodb-pv-hostpath.yaml", "mongodb-pvc.yaml");
        Wait(seconds: 20);
        Apply("mongodb-pod-pvc.yaml");
        WaitUntilReady("mongodb");
        Exec("mongodb", "mongo", "mystore", "--eval", "db.foo.insert({name:'foo'})");

        Cluster.Client.Delete(Cluster.Client.Get<Pod>("mongodb"));
        Wait(seconds: 60);
        Apply("mongodb-pod-pvc.yaml");
        WaitUntilReady("mongodb");

        Exec("mongodb", "mongo", "mystore", "--eval", "db.foo.find()").Should().Contain("\"name\" : \"foo\"");
    }

    [Test]
    public void Keeps_a_released_volume_until_somebody_has_looked_after_it()
    {
        Apply("mongodb-pv-hostpath.yaml", "mongodb-pvc.yaml");
        Wait(seconds: 20);

        Cluster.Client.Delete(Cluster.Client.Get<PersistentVolumeClaim>("mongodb-pvc"));
        Wait(seconds: 20);
        Cluster.Client.Get<PersistentVolume>("mongodb-pv").Status.Phase.Should().Be("Released");

        Apply("mongodb-pvc.yaml");
        Wait(seconds: 60);
        Cluster.Client.Get<PersistentVolumeClaim>("mongodb-pvc").Status.Phase.Should().Be("Pending", "the volume may hold what its former owner wrote");
    }

    [Test]
    public void Makes_a_volume_for_a_claim_when_a_class_says_how()
    {
        Apply("mongodb-pvc-dp-nostorageclass.yaml", "mongodb-pod-dp.yaml");
        WaitUntilReady("mongodb-anywhere");

        var claim = Cluster.Client.Get<PersistentVolumeClaim>("mongodb-pvc2");
        claim.Status.Phase.Should().Be("Bound");
        Cluster.Client.Get<PersistentVolume>(claim.Spec.VolumeName!).Spec.PersistentVolumeReclaimPolicy.Should().Be("Delete");
    }

    [Test]
    public void Takes_a_volume_that_was_made_along_with_its_claim()
    {
        Apply("mongodb-pvc-dp-nostorageclass.yaml");
        Wait(seconds: 20);

        Cluster.Client.Delete(Cluster.Client.Get<PersistentVolumeClaim>("mongodb-pvc2"));
        Wait(seconds: 60);

        Cluster.Client.List<PersistentVolume>().Should().BeEmpty();
    }
}
