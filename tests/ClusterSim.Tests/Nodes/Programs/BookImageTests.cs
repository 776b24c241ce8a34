using ClusterSim.Api;
using ClusterSim.Api.Apps;
using ClusterSim.Api.Core;

namespace ClusterSim.Tests.Nodes.Programs;

/// <summary>The images of Kubernetes in Action do what the book shows.</summary>
public sealed class BookImageTests : ImageFixture
{
    [TestCase("luksa/kubia:v1", "This is v1 running in pod kubia\n")]
    [TestCase("luksa/kubia:v2", "This is v2 running in pod kubia\n")]
    [TestCase("luksa/kubia:v4", "This is v4 running in pod kubia\n")]
    [TestCase("luksa/kubia:anything", "You've hit kubia\n")]
    public void Kubia_says_its_version(string image, string text)
    {
        Start("kubia", image);

        Get("kubia", 8080).Text.Should().Be(text);
    }

    [Test]
    public void Version_three_fails_from_the_fifth_request_on()
    {
        Start("kubia", "luksa/kubia:v3");

        Enumerable.Range(0, 6).Select(_ => Get("kubia", 8080).Status).Should().Equal(200, 200, 200, 200, 500, 500);
        Get("kubia", 8080).Text.Should().Be("Some internal error has occurred! This is pod kubia\n");
    }

    [Test]
    public void The_unhealthy_one_fails_from_the_sixth_request_on_until_it_is_restarted()
    {
        Start("kubia", "luksa/kubia-unhealthy");
        Enumerable.Range(0, 6).Select(_ => Get("kubia", 8080).Status).Should().Equal(200, 200, 200, 200, 200, 500);
        Get("kubia", 8080).Text.Should().Be("I'm not well. Please restart me!");

        Cluster.Containers["kubia"].Crash(1);
        Run(60);

        Get("kubia", 8080).Status.Should().Be(200);
    }

    [Test]
    public void The_batch_job_takes_two_minutes()
    {
        ApplyPod("job", "luksa/batch-job", spec: pod => pod with { RestartPolicy = "OnFailure" });
        Cluster.RunUntil(() => Pod("job").Status.Phase == "Succeeded", TimeSpan.FromMinutes(5));

        Log("job").Should().MatchRegex("^.*Batch job starting\n.*Finished succesfully\n$");
        var ended = Status("job").State.Terminated!;
        ((DateTimeOffset)ended.FinishedAt!.Value - (DateTimeOffset)ended.StartedAt!.Value).TotalSeconds.Should().BeApproximately(120, 1);
    }

    [Test]
    public void The_ssd_monitor_says_that_all_is_well()
    {
        Start("monitor", "luksa/ssd-monitor");
        Run(20);

        Log("monitor").Should().StartWith("SSD OK\nSSD OK\n");
    }

    [TestCase("luksa/fortune", "", 10)]
    [TestCase("luksa/fortune:args", "", 10)]
    [TestCase("luksa/fortune:args", "2", 2)]
    [TestCase("luksa/fortune:env", "30", 30)]
    public void Fortune_writes_a_new_page_every_so_often(string image, string interval, int seconds)
    {
        ApplyPod(
            "fortune",
            image,
            main => main with { Name = "html-generator", Args = image.EndsWith("args", StringComparison.Ordinal) && interval.Length > 0 ? [interval] : [], Env = [new() { Name = "INTERVAL", Value = interval }], VolumeMounts = [Mount("html", "/var/htdocs")] },
            pod => pod with
            {
                Containers = [.. pod.Containers, new() { Name = "web-server", Image = "nginx:alpine", VolumeMounts = [Mount("html", "/usr/share/nginx/html")] }],
                Volumes = [new() { Name = "html", EmptyDir = new() }],
            });
        RunUntilReady("fortune");
        Run(120);

        Get("fortune", 80).Text.Should().EndWith("\n").And.NotContain("<html>");
        var log = Cluster.Containers.Get("default", "fortune", "html-generator").ReadLog();
        log.Split('\n').Count(line => line.EndsWith("Writing fortune to /var/htdocs/index.html", StringComparison.Ordinal)).Should().BeInRange(120 / seconds, (120 / seconds) + 2);
        log.Contains($"Configured to generate new fortune every {seconds} seconds", StringComparison.Ordinal).Should().Be(image != "luksa/fortune");
    }

    [Test]
    public void The_pet_keeps_what_is_posted_to_it()
    {
        ApplyPod("kubia-0", "luksa/kubia-pet", main => main with { VolumeMounts = [Mount("data", "/var/data")] }, pod => pod with { Volumes = [new() { Name = "data", EmptyDir = new() }] });
        RunUntilReady("kubia-0");
        Get("kubia-0", 8080).Text.Should().Be("You've hit kubia-0\nData stored on this pod: No data posted yet\n");

        Get("kubia-0", 8080, "/", new() { Method = "POST", Body = Bytes.FromText("Hey there!") }).Text.Should().Be("Data stored on pod kubia-0\n");
        Cluster.Containers["kubia-0"].Crash(1);
        Run(60);

        Get("kubia-0", 8080).Text.Should().Be("You've hit kubia-0\nData stored on this pod: Hey there!\n");
    }

    private void Start(string name, string image)
    {
        ApplyPod(name, image);
        RunUntilReady(name);
    }
}
