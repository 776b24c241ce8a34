namespace UnitTesting.Programs;

public sealed class TickerTests
{
    private Cluster _cluster = null!;

    [SetUp]
    public void StartTicker()
    {
        _cluster = new Cluster();
        _cluster.Images.Add("example/ticker", () => new Ticker());
        _cluster.ApplyText("""
            apiVersion: v1
            kind: Pod
            metadata: {name: ticker, labels: {app: ticker}}
            spec: {containers: [{name: ticker, image: example/ticker, ports: [{containerPort: 80}]}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: ticker}
            spec: {selector: {app: ticker}, ports: [{port: 80}]}
            """);
        _cluster.RunUntil(() => _cluster.Client.Get<Pod>("ticker").IsReady, within: TimeSpan.FromMinutes(1));
    }

    [TearDown]
    public void DisposeCluster() => _cluster.Dispose();

    [Test]
    public void Ticks_once_a_second_of_virtual_time()
    {
        var before = Ticks();

        _cluster.Run(TimeSpan.FromHours(1));

        (Ticks() - before).Should().Be(3600);
    }

    [Test]
    public void Begins_anew_after_a_crash()
    {
        _cluster.Run(TimeSpan.FromMinutes(10));

        _cluster.Containers.Get("default", "ticker").Crash(exitCode: 3);
        _cluster.Run(TimeSpan.FromSeconds(30));

        Ticks().Should().BeLessThan(31);
        var status = _cluster.Client.Get<Pod>("ticker").Status.ContainerStatuses.Single();
        status.RestartCount.Should().Be(1);
        status.LastState.Terminated!.ExitCode.Should().Be(3);
    }

    [Test]
    public void Says_goodbye_when_it_is_stopped()
    {
        var container = _cluster.Containers.Get("default", "ticker");

        _cluster.Client.Delete(_cluster.Client.Get<Pod>("ticker"));
        _cluster.Run(TimeSpan.FromSeconds(1));

        container.Log.Last().Text.Should().StartWith("stopped after");
    }

    private int Ticks() => int.Parse(_cluster.Http.Get("http://ticker/").Text);
}
