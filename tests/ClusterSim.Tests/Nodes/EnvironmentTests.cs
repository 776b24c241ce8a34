using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Client;

namespace ClusterSim.Tests.Nodes;

/// <summary>The environment variables of a container in a whole cluster.</summary>
public sealed class EnvironmentTests : WholeClusterFixture
{
    private ValueMap<string> _seen = [];

    [SetUp]
    public void AddSpy() => Cluster.Images.Add("spy", async context =>
    {
        _seen = context.Env;
        await context.WaitForStop();
        return 0;
    });

    [Test]
    public void Tell_of_the_services_that_were_there_when_it_started()
    {
        Cluster.Apply(Service("back-end", new ServicePort { Name = "http", Port = 80 }, new ServicePort { Name = "metrics", Port = 9090 }));
        Run(2);
        ApplyPod("client", "spy");
        RunUntilReady("client");
        Run(2);
        Cluster.Apply(Service("late", new ServicePort { Port = 80 }));
        Run(2);

        var address = Cluster.Client.Get<Service>(new ObjectKey("default", "back-end")).Spec.ClusterIP!;
        _seen.Should().Contain(
            new("BACK_END_SERVICE_HOST", address),
            new("BACK_END_SERVICE_PORT", "80"),
            new("BACK_END_SERVICE_PORT_HTTP", "80"),
            new("BACK_END_SERVICE_PORT_METRICS", "9090"),
            new("BACK_END_PORT", $"tcp://{address}:80"),
            new("BACK_END_PORT_9090_TCP", $"tcp://{address}:9090"),
            new("BACK_END_PORT_9090_TCP_PROTO", "tcp"),
            new("BACK_END_PORT_9090_TCP_PORT", "9090"),
            new("BACK_END_PORT_9090_TCP_ADDR", address),
            new("HOSTNAME", "client"),
            new("KUBERNETES_SERVICE_PORT_HTTPS", "443"));
        _seen.Keys.Should().NotContain(name => name.StartsWith("LATE_", StringComparison.Ordinal));
    }

    [Test]
    public void Tell_only_of_the_api_server_where_service_links_are_off()
    {
        Cluster.Apply(Service("back-end", new ServicePort { Port = 80 }));
        Run(2);
        ApplyPod("client", "spy", spec: spec => spec with { EnableServiceLinks = false });
        RunUntilReady("client");

        _seen.Keys.Should().Contain("KUBERNETES_SERVICE_HOST").And.NotContain("BACK_END_SERVICE_HOST");
    }

    [Test]
    public void May_refer_to_services_and_win_over_them()
    {
        Cluster.Apply(Service("db", new ServicePort { Port = 5432 }));
        Run(2);
        ApplyPod("client", "spy", main => main with { Env = [new() { Name = "URL", Value = "postgres://$(DB_SERVICE_HOST):$(DB_SERVICE_PORT)" }, new() { Name = "DB_PORT", Value = "mine" }] });
        RunUntilReady("client");

        _seen["URL"].Should().Be($"postgres://{_seen["DB_SERVICE_HOST"]}:5432");
        _seen["DB_PORT"].Should().Be("mine");
    }

    private static Service Service(string name, params ValueList<ServicePort> ports) =>
        new() { Metadata = new() { Name = name }, Spec = new() { Selector = [new("app", name)], Ports = ports } };
}
