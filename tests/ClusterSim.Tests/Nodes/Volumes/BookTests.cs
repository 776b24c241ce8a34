using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes.Volumes;

/// <summary>What the book does with volumes, in a whole cluster.</summary>
public sealed class BookTests : WholeClusterFixture
{
    private const string Page = "/usr/share/nginx/html/index.html";

    [Test]
    public void A_web_server_shows_what_another_container_writes_every_ten_seconds()
    {
        Cluster.Images.AddServer("pages", (_, context) => HttpResponse.FromText(context.Files.ReadText(Page)), 80);
        ApplyPod("fortune", "pages", main => main with { VolumeMounts = [Mount("html", "/usr/share/nginx/html", isReadOnly: true)] }, spec => spec with
        {
            Volumes = [new() { Name = "html", EmptyDir = new() }],
            Containers =
            [
                .. spec.Containers,
                new()
                {
                    Name = "html-generator",
                    Image = "busybox",
                    Command = ["sh", "-c", "i=0; while true; do i=$((i+1)); echo fortune $i > /var/htdocs/index.html; sleep $INTERVAL; done"],
                    Env = [new() { Name = "INTERVAL", ValueFrom = new() { ConfigMapKeyRef = new() { Name = "fortune-config", Key = "sleep-interval" } } }],
                    VolumeMounts = [Mount("html", "/var/htdocs")],
                },
            ],
        });
        Run(5);
        var waiting = Pod("fortune").Status.ContainerStatuses.Single(status => status.Name == "html-generator").State.Waiting!;
        Cluster.Apply(new ConfigMap { Metadata = new() { Name = "fortune-config" }, Data = [new("sleep-interval", "10")] });
        RunUntilReady("fortune");
        Run(1);

        var first = Cluster.Http.Get($"http://{Pod("fortune").Status.PodIP}").Text;
        Run(10);

        waiting.Should().BeEquivalentTo(new { Reason = "CreateContainerConfigError", Message = "configmap \"fortune-config\" not found" });
        first.Should().Be("fortune 1\n");
        Cluster.Http.Get($"http://{Pod("fortune").Status.PodIP}").Text.Should().Be("fortune 2\n");
    }

    [Test]
    public void A_database_finds_its_data_again_through_its_claim()
    {
        Cluster.Apply(
            new PersistentVolume
            {
                Metadata = new() { Name = "mongodb-pv" },
                Spec = new()
                {
                    Capacity = [new("storage", Quantity.Parse("1Gi"))],
                    AccessModes = ["ReadWriteOnce", "ReadOnlyMany"],
                    PersistentVolumeReclaimPolicy = "Retain",
                    GcePersistentDisk = new() { PdName = "mongodb", FsType = "ext4" },
                },
            },
            new PersistentVolumeClaim
            {
                Metadata = new() { Name = "mongodb-pvc" },
                Spec = new() { Resources = new() { Requests = [new("storage", Quantity.Parse("1Gi"))] }, AccessModes = ["ReadWriteOnce"], StorageClassName = "" },
            });
        StartDatabase();
        Cluster.Containers["mongodb"].Exec("sh", "-c", "echo foo > /data/db/mystore");

        Cluster.Client.Delete<Pod>(new ObjectKey("default", "mongodb"));
        Cluster.RunUntil(() => FindPod("mongodb") is null, TimeSpan.FromMinutes(2));
        StartDatabase();

        Cluster.Containers["mongodb"].Exec("cat", "/data/db/mystore").Output.Should().Be("foo\n");
    }

    [Test]
    public void A_web_server_is_configured_by_a_file_of_a_ConfigMap_that_changes()
    {
        Cluster.Apply(new ConfigMap { Metadata = new() { Name = "fortune-config" }, Data = [new("my-nginx-config.conf", "gzip on;"), new("sleep-interval", "25")] });
        ApplyPod("web", "nginx", main => main with { VolumeMounts = [Mount("config", "/etc/nginx/conf.d", isReadOnly: true)] }, spec => spec with
        {
            Volumes = [new() { Name = "config", ConfigMap = new() { Name = "fortune-config", Items = [new() { Key = "my-nginx-config.conf", Path = "gzip.conf" }] } }],
        });
        RunUntilReady("web");

        Cluster.Client.Update(Cluster.Client.Find<ConfigMap>(new ObjectKey("default", "fortune-config"))! with { Data = [new("my-nginx-config.conf", "gzip off;")] });
        Run(1);
        var soon = Cluster.Containers["web"].Exec("cat", "/etc/nginx/conf.d/gzip.conf").Output;
        Run(90);

        soon.Should().Be("gzip on;");
        Cluster.Containers["web"].Exec("sh", "-c", "cat /etc/nginx/conf.d/gzip.conf; ls /etc/nginx/conf.d").Output.Should().Be("gzip off;gzip.conf\n");
    }

    private static VolumeMount Mount(string volume, string path, bool isReadOnly = false) => new() { Name = volume, MountPath = path, ReadOnly = isReadOnly };

    private void StartDatabase()
    {
        ApplyPod("mongodb", "busybox", main => main with { Command = ["sleep", "9999999"], VolumeMounts = [Mount("mongodb-data", "/data/db")] }, spec => spec with
        {
            Volumes = [new() { Name = "mongodb-data", PersistentVolumeClaim = new() { ClaimName = "mongodb-pvc" } }],
        });
        RunUntilReady("mongodb");
    }
}
