using System.Text;
using ClusterSim.Api;
using ClusterSim.Scheduling;
using ClusterSim.Server.Kubeconfigs;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace ClusterSim.Server.Scheduling;

/// <summary>Asks the schedulers of a cluster that is served by another process why a Pod goes where it goes, or nowhere.</summary>
public sealed class SchedulerClient : IDisposable
{
    private readonly KubeconfigConnection _connection;

    /// <summary>A client of the server that a kubeconfig names.</summary>
    public SchedulerClient(Kubeconfig server) => _connection = new(server);

    /// <summary>Explains a Pod of the cluster, waiting or bound.</summary>
    /// <exception cref="HttpRequestException">The server cannot be reached, or there is no such Pod; the message says which.</exception>
    public async Task<SchedulingExplanation> ExplainAsync(ObjectKey pod, CancellationToken cancellation = default) =>
        Read(await _connection.SendAsync(HttpMethod.Get, Target(pod.Namespace, $"&name={Uri.EscapeDataString(pod.Name)}"), null, cancellation).ConfigureAwait(false));

    /// <summary>Explains a Pod that might be.</summary>
    /// <param name="manifest">The Pod, as YAML or JSON.</param>
    /// <param name="namespace">Where it would be, unless the manifest says so.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="HttpRequestException">The server cannot be reached, or would refuse the Pod; the message says why.</exception>
    public async Task<SchedulingExplanation> ExplainAsync(string manifest, string @namespace = "default", CancellationToken cancellation = default)
    {
        using var body = new StringContent(manifest, Encoding.UTF8, "application/yaml");
        return Read(await _connection.SendAsync(HttpMethod.Post, Target(@namespace, ""), body, cancellation).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static string Target(string @namespace, string rest) => $"{SchedulerEndpoint.Path.Value}?namespace={Uri.EscapeDataString(@namespace)}{rest}";

    private static SchedulingExplanation Read(JsonObject answer) => ExplanationJson.Read(answer);
}
