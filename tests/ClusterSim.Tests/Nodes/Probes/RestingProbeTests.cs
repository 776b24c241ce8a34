using ClusterSim.Api.Core;
using ClusterSim.Client;
using ClusterSim.Nodes;
using ClusterSim.Nodes.Programs;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Tests.Nodes.Probes;

/// <summary>Probes that nobody can tell apart from their last result are not carried out, and nobody can tell.</summary>
public sealed class RestingProbeTests : ProbeFixture
{
    private static readonly Probe OfNginx = new() { HttpGet = new() { Path = "/", Port = 80 }, PeriodSeconds = 10 };

    [Test]
    public void Takes_no_steps_while_the_answer_cannot_change()
    {
        ApplyPod("web", "nginx", main => main with { ReadinessProbe = OfNginx, LivenessProbe = OfNginx });
        ApplyPod("db", "acme/db", main => main with { ReadinessProbe = Exec("pg_isready"), LivenessProbe = new() { TcpSocket = new() { Port = 5432 }, PeriodSeconds = 10 } });
        RunUntilReady("web", "db");
        Run(60);
        var steps = Cluster.Loop.ExecutedEvents;
        Run(3600);

        (Cluster.Loop.ExecutedEvents - steps).Should().BeLessThan(700, "an hour has 1,440 such probes; what is left are other parts of the cluster");
    }

    [Test]
    public void Shows_every_probe_in_the_access_log_when_somebody_reads_it()
    {
        ApplyPod("web", "nginx", main => main with { ReadinessProbe = OfNginx with { PeriodSeconds = 20 }, LivenessProbe = OfNginx });
        RunUntilReady("web");
        Run(300);
        Cluster.Http.Get($"http://{AddressOf("web")}/mine");
        Run(300);

        var log = Log("web").Where(line => line.Text.Contains("HTTP/1.1")).ToList();
        log.Should().BeInAscendingOrder(line => line.Time);
        log.Count(line => line.Text.Contains("] \"GET /mine ")).Should().Be(1);
        log.Count(line => line.Text.Contains("kube-probe/1.36")).Should().Be(60 + 30 + 1, "the readiness probe asked once more, at once");
        log[^1].Text.Should().Contain($"[{log[^1].Time:dd/MMM/yyyy:HH:mm:ss} +0000] \"GET / HTTP/1.1\" 200");
    }

    [Test]
    public void Shows_the_same_log_however_often_it_is_read()
    {
        ApplyPod("web", "nginx", main => main with { LivenessProbe = OfNginx });
        RunUntilReady("web");
        List<int> counts = [];
        for (var i = 0; i < 5; i++)
        {
            Run(100);
            counts.Add(Log("web").Count(line => line.Text.Contains("kube-probe")));
        }
        counts.Should().Equal(10, 20, 30, 40, 50);
        Cluster.Containers.Get("default", "web").ReadLog(new() { TailLines = 2 }).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(2);
    }

    [Test]
    public void Logs_no_more_when_the_container_has_exited()
    {
        ApplyPod("web", "nginx", main => main with { LivenessProbe = OfNginx });
        RunUntilReady("web");
        Run(60);
        var container = Cluster.Containers.Get("default", "web");
        container.Crash();
        var before = container.Log.Count;
        Run(60);

        container.PreviousLog.Should().HaveCount(before);
        container.Log.Count(line => line.Text.Contains("kube-probe")).Should().Be(6);
    }

    [Test]
    public void Drops_the_oldest_lines_of_a_log_that_grows_too_long()
    {
        Cluster.Images.Add(new Image { Name = "chatty", Program = () => new Chatty() });
        ApplyPod("web", "chatty", main => main with { LivenessProbe = new() { HttpGet = new() { Port = 80 }, PeriodSeconds = 1 } });
        RunUntilReady("web");
        Cluster.Run(TimeSpan.FromHours(3));

        var log = Log("web");
        log.Count.Should().Be((10 << 20) / 10_001, "kubelets keep ten mebibytes");
        log[^1].Time.Should().Be(Cluster.Now);
    }

    [Test]
    public void Goes_on_at_once_when_a_program_says_that_its_answers_have_changed()
    {
        var program = new Moody();
        Cluster.Images.Add(new Image { Name = "moody", Program = () => program });
        ApplyPod("web", "moody", main => main with { ReadinessProbe = OfNginx with { FailureThreshold = 1 } });
        RunUntilReady("web");
        Run(600);
        program.Asked.Should().BeLessThan(10);
        program.Turn(500);
        Run(10);
        Pod("web").IsReady().Should().BeFalse();
        program.Turn(200);
        Run(10);

        Pod("web").IsReady().Should().BeTrue();
    }

    [Test]
    public void Notices_that_a_file_has_gone()
    {
        ApplyPod("web", "busybox", main => main with { Command = ["sh", "-c", "touch /tmp/ready; sleep 500; rm /tmp/ready; sleep 3600"], ReadinessProbe = Exec("cat", "/tmp/ready") with { FailureThreshold = 1 } });
        RunUntilReady("web");
        Run(490);
        Pod("web").IsReady().Should().BeTrue();
        Run(25);

        Pod("web").IsReady().Should().BeFalse();
    }

    [Test]
    public void Notices_that_somebody_has_removed_a_file_from_outside()
    {
        ApplyPod("web", "busybox", main => main with { Command = ["sh", "-c", "touch /tmp/ready; sleep 3600"], ReadinessProbe = Exec("test", "-f", "/tmp/ready") with { FailureThreshold = 1 } });
        RunUntilReady("web");
        Run(100);
        Cluster.Containers.Get("default", "web").Exec("rm", "/tmp/ready");
        Run(11);

        Pod("web").IsReady().Should().BeFalse();
    }

    [Test]
    public void Follows_the_log_line_by_line()
    {
        ApplyPod("web", "nginx", main => main with { LivenessProbe = OfNginx });
        RunUntilReady("web");
        Run(100);
        var followed = 0;
        Cluster.Components.OfType<Kubelets>().Single().FindWorker(new("default", "web"))!.FirstContainer.Current!.Log.Appended += _ => followed++;
        Run(50);

        followed.Should().Be(5);
        Log("web").Count(line => line.Text.Contains("kube-probe")).Should().Be(15);
    }

    private IReadOnlyList<LogLine> Log(string pod) => Cluster.Containers.Get("default", pod).Log;

    private sealed class Chatty : ServerProgram
    {
        private static readonly string Line = new('x', 10_000);

        protected internal override IReadOnlyList<int> PortsOf(Container container) => [80];

        protected internal override HttpResponse Respond(HttpRequest request, ContainerContext context) => new();

        protected internal override string LogLine(HttpRequest request, HttpResponse response, DateTimeOffset time, ContainerContext context) => Line;

        protected internal override bool AnswersAlike(HttpRequest request, ContainerContext context) => true;
    }

    private sealed class Moody : ServerProgram
    {
        private int _status = 200;
        private ContainerContext _context = null!;

        public int Asked { get; private set; }

        public void Turn(int status)
        {
            _status = status;
            _context.AnswersChanged();
        }

        protected internal override IReadOnlyList<int> PortsOf(Container container) => [80];

        protected internal override void Start(ContainerContext context) => _context = context;

        protected internal override HttpResponse Respond(HttpRequest request, ContainerContext context)
        {
            Asked++;
            return new() { Status = _status };
        }

        protected internal override bool AnswersAlike(HttpRequest request, ContainerContext context) => true;
    }
}
