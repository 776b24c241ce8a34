using ClusterSim.Api.Metrics;
using ClusterSim.ApiServer.Connections;
using ClusterSim.Nodes.Programs;

namespace UnitTesting.Programs;

/// <summary>Every way to say what an image does, from three lines to a class with state, signals and a usage of its own.</summary>
public sealed class OwnProgramsTests
{
    private readonly Cluster cluster = new();

    [OneTimeTearDown]
    public void DisposeCluster() => cluster.Dispose();

    [Test]
    public void A_delegate_runs_to_its_end()
    {
        cluster.Images.Add("shop/report", async context =>
        {
            context.Log($"working for {context.Env["CUSTOMER"]}");
            await Task.Delay(TimeSpan.FromMinutes(3), context.Time); // virtual minutes
            return 0;                                                // the exit code
        });

        Run("report", "restartPolicy: Never, containers: [{name: c, image: shop/report, env: [{name: CUSTOMER, value: acme}]}]");
        cluster.Run(TimeSpan.FromMinutes(4));

        cluster.Client.Get<Pod>("report").Status.Phase.Should().Be("Succeeded");
    }

    [Test]
    public void A_server_answers_each_request_at_once()
    {
        cluster.Images.AddServer("shop/stock", (request, context) => HttpResponse.FromText($"stock of {request.Path[1..]}: 7"), 8080);

        Run("stock", "containers: [{name: c, image: shop/stock}]");

        Get("stock", "/tea").Should().Be("stock of tea: 7");
    }

    [Test]
    public void A_class_has_state_and_hears_signals()
    {
        cluster.Images.Add("shop/counter", () => new Counter());

        Run("counter", "containers: [{name: c, image: shop/counter}]");

        Get("counter", "/").Should().Be("1");
        Get("counter", "/").Should().Be("2");
    }

    [Test]
    public void A_program_says_what_it_uses()
    {
        cluster.Images.Add("shop/hog", async context =>
        {
            context.UseOverTime(UsageCurve.Through(
                (TimeSpan.Zero, new(MilliCpu: 100, MemoryBytes: 32 << 20)),
                (TimeSpan.FromMinutes(10), new(MilliCpu: 100, MemoryBytes: 512 << 20)))); // a leak
            await context.WaitForStop();
            return 0;
        });

        Run("hog", "containers: [{name: c, image: shop/hog, resources: {limits: {memory: 256Mi}}}]");
        cluster.Run(TimeSpan.FromMinutes(6));

        cluster.Client.Get<Pod>("hog").Status.ContainerStatuses.Single().LastState.Terminated!.Reason.Should().Be("OOMKilled");
    }

    [Test]
    public void A_program_that_uses_much_shows_in_the_metrics()
    {
        cluster.Images.Add("shop/busy", async context =>
        {
            context.Use(new(MilliCpu: 250, MemoryBytes: 64 << 20));
            await context.WaitForStop();
            return 0;
        });

        Run("busy", "containers: [{name: c, image: shop/busy}]");
        cluster.Run(TimeSpan.FromMinutes(1));

        cluster.Client.Get<PodMetrics>("busy").Containers.Single().Usage["cpu"].MilliValue.Should().Be(250);
    }

    [Test]
    public void A_program_speaks_TCP()
    {
        cluster.Images.Add("shop/clock", async context =>
        {
            context.ListenTcp(13, async connection => await connection.WriteAsync($"{context.Time.GetUtcNow():HH:mm}\n"));
            await context.WaitForStop();
            return 0;
        });
        Run("clock", "containers: [{name: c, image: shop/clock}]");
        var answer = "";

        cluster.Images.Add("shop/asker", async context =>
        {
            var connection = await context.ConnectAsync(cluster.Client.Get<Pod>("clock").Status.PodIP!, 13);
            answer = System.Text.Encoding.UTF8.GetString((await connection.ReadAsync()).Span);
            return 0;
        });
        Run("asker", "restartPolicy: Never, containers: [{name: c, image: shop/asker}]");

        answer.Should().MatchRegex("^[0-9]{2}:[0-9]{2}\n$");
    }

    [Test]
    public void A_program_reads_and_writes_files()
    {
        cluster.Images.Add("shop/keeper", async context =>
        {
            var starts = context.Files.Exists("/data/starts") ? int.Parse(context.Files.ReadText("/data/starts")) : 0;
            context.Files.WriteText("/data/starts", $"{starts + 1}");
            context.Log($"start number {starts + 1}");
            await context.WaitForStop();
            return 0;
        });
        Run("keeper", "containers: [{name: c, image: shop/keeper, volumeMounts: [{name: data, mountPath: /data}]}], volumes: [{name: data, emptyDir: {}}]");

        cluster.Containers["keeper"].Crash(exitCode: 3);
        cluster.Run(TimeSpan.FromSeconds(30));

        cluster.Containers["keeper"].ReadLog().Should().Be("start number 2\n");
    }

    [Test]
    public void A_program_uses_volumes()
    {
        cluster.Images.Add("shop/painter", async context =>
        {
            var color = context.Files.ReadText("/etc/settings/color"); // a ConfigMap: it follows its source some 60 to 90 seconds later
            context.Files.AppendText("/data/visits", color + "\n");    // a claim: it is there again in the next Pod
            await context.WaitForStop();
            return 0;
        });
        cluster.ApplyText("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings}
            data: {color: blue}
            ---
            apiVersion: v1
            kind: PersistentVolumeClaim
            metadata: {name: visits}
            spec: {accessModes: [ReadWriteOnce], storageClassName: "", resources: {requests: {storage: 1Gi}}}
            ---
            apiVersion: v1
            kind: PersistentVolume
            metadata: {name: disk}
            spec: {accessModes: [ReadWriteOnce], capacity: {storage: 1Gi}, hostPath: {path: /srv/disk}}
            """);
        const string Spec = """
            containers: [{name: c, image: shop/painter, volumeMounts: [{name: settings, mountPath: /etc/settings}, {name: data, mountPath: /data}]}],
            volumes: [{name: settings, configMap: {name: settings}}, {name: data, persistentVolumeClaim: {claimName: visits}}]
            """;

        Run("painter", Spec);
        cluster.Client.Delete(cluster.Client.Get<Pod>("painter"));
        cluster.Run(TimeSpan.FromSeconds(30));
        Run("next-painter", Spec);

        cluster.Containers["next-painter"].Exec("cat", "/data/visits").Output.Should().Be("blue\nblue\n");
    }

    [Test]
    public void An_image_brings_files_and_commands()
    {
        cluster.Images.Add(new Image
        {
            Name = "shop/job",
            Userland = Userland.Alpine,
            Commands = ["curl"],
            Files = [new("/app/run.sh", "#!/bin/sh\necho $GREETING\n")],
            Env = [new("GREETING", "hello")],
            Program = () => new Counter(),
        });

        Run("job", "containers: [{name: c, image: shop/job}]");

        cluster.Containers["job"].Exec("/app/run.sh").Output.Should().Be("hello\n");
        cluster.Containers["job"].Exec("curl", "-s", "localhost:8080").Output.Should().Be("1");
    }

    [Test]
    public void Shells_and_logs_are_at_hand()
    {
        Run("box", "containers: [{name: c, image: busybox, args: [sleep, infinity]}]");

        var box = cluster.Containers["box"];                       // or "shop/box", or Containers.Get("shop", "box", "main")
        var result = box.Exec("sh", "-c", "echo hi > /tmp/x; cat /tmp/x");
        var lines = box.ReadLog(new PodLogOptions { TailLines = 10, Timestamps = true });

        result.Output.Should().Be("hi\n");
        lines.Should().BeEmpty();
    }

    private void Run(string name, string spec)
    {
        cluster.ApplyText($"{{apiVersion: v1, kind: Pod, metadata: {{name: {name}}}, spec: {{{spec}}}}}");
        cluster.Run(TimeSpan.FromSeconds(10));
    }

    private string Get(string pod, string path) => cluster.Http.Get($"http://{cluster.Client.Get<Pod>(pod).Status.PodIP}:8080{path}").Text;

    private sealed class Counter : IContainerProgram
    {
        private int _requests;

        public async Task<int> RunAsync(ContainerContext context)
        {
            context.Listen(8080, _ => HttpResponse.FromText($"{++_requests}"));
            await context.WaitForStop();                  // SIGTERM
            await context.Delay(TimeSpan.FromSeconds(1)); // time for what is under way
            return 0;
        }
    }
}
