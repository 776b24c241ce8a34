using System.Text;

namespace UnitTesting.Networking;

/// <summary>The ways from a test to what runs in the cluster.</summary>
public sealed class ReachingApplicationsTests
{
    private readonly Cluster cluster = new();

    [OneTimeSetUp]
    public void Deploy()
    {
        cluster.ApplyText("""
            apiVersion: v1
            kind: Pod
            metadata: {name: kubia, labels: {app: kubia}}
            spec: {containers: [{name: main, image: luksa/kubia}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: kubia}
            spec: {type: LoadBalancer, selector: {app: kubia}, ports: [{port: 80, targetPort: 8080, nodePort: 30123}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: client}
            spec: {containers: [{name: main, image: busybox, command: [sleep, infinity]}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: redis, labels: {app: redis}}
            spec: {containers: [{name: main, image: redis}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: redis}
            spec: {selector: {app: redis}, ports: [{port: 6379}]}
            """);
        cluster.Run(TimeSpan.FromMinutes(1));
    }

    [OneTimeTearDown]
    public void DisposeCluster() => cluster.Dispose();

    [Test]
    public void HTTP_reaches_services_nodes_and_load_balancers()
    {
        cluster.Http.Get("http://kubia/");                                      // a Service, by name
        cluster.Http.Get($"http://{cluster.Machine("node-1").Address}:30123/"); // a node port
        cluster.Http.Get("http://203.0.113.1/");                                // a load balancer
        cluster.Http.From("default", "client").Get("http://kubia/");            // from inside a Pod
        using var client = cluster.Http.CreateClient();                         // an ordinary HttpClient

        cluster.Containers["kubia"].ReadLog().Split('\n').Count(line => line.StartsWith("Received request", StringComparison.Ordinal)).Should().Be(4);
    }

    [Test]
    public void Whatever_TCP_carries_is_reached_on_the_loop()
    {
        var answer = "";

        cluster.Run(async () =>
        {
            using var redis = await cluster.Http.ConnectAsync("redis", 6379);
            await redis.WriteAsync("PING\r\n");
            answer = Encoding.ASCII.GetString((await redis.ReadAsync()).Span); // +PONG
        });

        answer.Should().Be("+PONG\r\n");
    }
}
