using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes;

/// <summary>The programs that docs/container-programs.md shows.</summary>
public sealed class OwnProgramTests : WholeClusterFixture
{
    [Test]
    public void A_class_answers_requests_with_what_it_remembers()
    {
        Cluster.Images.Add("shop/counter", () => new Counter());
        ApplyPod("counter", "shop/counter:1.0", main => main with { Ports = [new() { Port = 8080 }] });
        RunUntilReady("counter");
        var url = $"http://{Pod("counter").Status.PodIP}:8080/";

        Cluster.Http.Get(url).Text.Should().Be("1");
        Cluster.Http.Get(url).Text.Should().Be("2");
        Cluster.Containers.Get("default", "counter").Crash();
        RunUntilReady("counter");
        Cluster.RunUntil(() => Status("counter").RestartCount == 1, TimeSpan.FromMinutes(1));
        Cluster.Http.Get(url).Text.Should().Be("1", "it remembers nothing of its life before");
    }

    [Test]
    public void A_delegate_runs_to_its_end()
    {
        Cluster.Images.Add("shop/report", async context =>
        {
            context.Log($"working for {context.Env["CUSTOMER"]}");
            await Task.Delay(TimeSpan.FromMinutes(3), context.Time);
            return 0;
        });
        ApplyPod("report", "shop/report", main => main with { Env = [new() { Name = "CUSTOMER", Value = "acme" }] }, spec => spec with { RestartPolicy = "Never" });
        Cluster.RunUntil(() => Pod("report").Status.Phase == "Succeeded", TimeSpan.FromMinutes(4));

        Cluster.Containers.Get("default", "report").Log.Select(line => line.Text).Should().Equal("working for acme");
        var ended = Status("report").State.Terminated!;
        (ended.FinishedAt - ended.StartedAt).Should().Be(TimeSpan.FromMinutes(3));
        Pod("report").Status.Conditions.Should().OnlyContain(condition => condition.ObservedGeneration == 1);
    }

    [Test]
    public void A_program_asks_another_by_the_name_of_its_service()
    {
        Cluster.Images.AddServer("shop/stock", (request, _) => HttpResponse.FromText($"stock of {request.Path[1..]}: 7"), 8080);
        string? answer = null;
        Cluster.Images.Add("shop/front", async context =>
        {
            using var http = new HttpClient(context.CreateHttpHandler());
            answer = await http.GetStringAsync("http://stock/tea", context.Stopping);
            return 0;
        });
        ApplyPod("stock", "shop/stock");
        Cluster.Apply(new Service { Metadata = new() { Name = "stock" }, Spec = new() { Selector = [new("app", "stock")], Ports = [new() { Port = 80, TargetPort = 8080 }] } });
        RunUntilReady("stock");
        ApplyPod("front", "shop/front", spec: spec => spec with { RestartPolicy = "OnFailure" });
        Cluster.RunUntil(() => Pod("front").Status.Phase == "Succeeded", TimeSpan.FromMinutes(1));

        answer.Should().Be("stock of tea: 7");
    }

    private sealed class Counter : IContainerProgram
    {
        private int _requests;

        public async Task<int> RunAsync(ContainerContext context)
        {
            context.Listen(8080, _ => HttpResponse.FromText($"{++_requests}"));
            await context.WaitForStop();
            await context.Delay(TimeSpan.FromSeconds(1)); // Time for what is under way.
            return 0;
        }
    }
}
