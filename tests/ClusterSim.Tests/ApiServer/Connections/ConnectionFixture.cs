using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.Api.Meta;
using ClusterSim.ApiServer.Connections;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Client;
using ClusterSim.Serialization;
using ClusterSim.Simulation;

namespace ClusterSim.Tests.ApiServer.Connections;

/// <summary>Requests that lead into the Pods of a whole cluster.</summary>
public abstract class ConnectionFixture
{
    protected Cluster Cluster { get; private set; } = null!;

    [SetUp]
    public void StartCluster() => Cluster = new(new ClusterOptions { Nodes = 1 });

    [TearDown]
    public void StopCluster() => Cluster.Dispose();

    protected void Create(string name, string image, Func<PodSpec, PodSpec>? spec = null, params ValueList<string> command)
    {
        var pod = new PodSpec { Containers = [new() { Name = "main", Image = image, Command = command }] };
        Cluster.Apply(new Pod { Metadata = new() { Name = name }, Spec = spec?.Invoke(pod) ?? pod });
    }

    protected ApiResponse Ask(string target, bool upgrades = false, string method = "GET") => Cluster.Api.Handle(new()
    {
        Method = method,
        Target = "/api/v1/namespaces/default/" + target,
        Caller = new("admin") { Groups = ["system:masters"] },
        Headers = upgrades ? [new("Connection", "Upgrade"), new("Upgrade", "websocket")] : [],
    });

    /// <summary>Code and message of a refusal.</summary>
    protected string Refusal(string target, bool upgrades = false)
    {
        var status = ObjectJson.FromBytes<Status>(Ask(target, upgrades).Body.Span);
        return $"{status.Code}: {status.Message}";
    }

    /// <summary>All that an answer's source has; virtual time passes as needed.</summary>
    protected string Read(ApiResponse response) => Cluster.Run(async () =>
    {
        response.StatusCode.Should().Be(200);
        return response.Source is null ? System.Text.Encoding.UTF8.GetString(response.Body.Span) : await ReadAsync(response.Source);
    });

    protected static async Task<string> ReadAsync(IByteSource? source)
    {
        var text = "";
        while (source is not null && await source.ReadAsync() is { IsEmpty: false } piece)
            text += System.Text.Encoding.UTF8.GetString(piece.Span);
        return text;
    }

    protected StreamSession Open(string target) => Ask(target, upgrades: true).Connection.Should().BeOfType<StreamSession>().Subject;
}
