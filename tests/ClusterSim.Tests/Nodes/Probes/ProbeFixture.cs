using ClusterSim.Api.Core;
using ClusterSim.Nodes.Programs;

namespace ClusterSim.Tests.Nodes.Probes;

/// <summary>A server whose health tests turn on and off.</summary>
public abstract class ProbeFixture : WholeClusterFixture
{
    protected const string Image = "shop/switchable";

    /// <summary>What the server answers.</summary>
    protected int Answer { get; set; } = 200;

    protected List<HttpRequest> Requests { get; } = [];

    [SetUp]
    public void AddServer()
    {
        Answer = 200;
        Requests.Clear();
        Cluster.Images.AddServer(Image, (request, _) =>
        {
            Requests.Add(request);
            return HttpResponse.FromText("", Answer);
        }, 8080);
    }

    protected static Probe Http(string path = "/healthz", int period = 10, int failures = 3, int delay = 0) =>
        new() { HttpGet = new() { Path = path, Port = 8080 }, PeriodSeconds = period, FailureThreshold = failures, InitialDelaySeconds = delay };

    protected static Probe Exec(params string[] command) => new() { Exec = new() { Command = [.. command] } };

    protected string AddressOf(string pod) => Pod(pod).Status.PodIP!;

    protected Event EventOf(string pod, string reason, string start = "") =>
        Cluster.Client.List<Event>("default").First(told => told.InvolvedObject.Name == pod && told.Reason == reason && told.Message!.StartsWith(start, StringComparison.Ordinal));
}
