using System.Text;
using System.Text.Json;
using ClusterSim.Api;
using ClusterSim.Api.Core;
using ClusterSim.ApiServer;
using ClusterSim.Scheduling;
using ClusterSim.Serialization;
using ClusterSim.Server.Requests;
using Microsoft.AspNetCore.Http;

namespace ClusterSim.Server.Scheduling;

/// <summary>
/// Says why a Pod goes where it goes: <c>GET /clustersim/v1/scheduler/explain?namespace=…&amp;name=…</c> for a Pod of the cluster,
/// <c>POST</c> of a manifest (YAML or JSON) to the same place for one that might be.
/// </summary>
internal sealed class SchedulerEndpoint(Cluster cluster)
{
    public static readonly PathString Path = "/clustersim/v1/scheduler/explain";

    private const string DefaultNamespace = "default";

    public async Task AnswerAsync(HttpContext context)
    {
        try
        {
            var request = context.Request;
            var explanation = HttpMethods.IsGet(request.Method) ? await ExplainStoredAsync(request).ConfigureAwait(false)
                : HttpMethods.IsPost(request.Method) ? await ExplainGivenAsync(request, context.RequestAborted).ConfigureAwait(false)
                : null;
            if (explanation is null)
                await Answers.WriteStatusAsync(context, 405, "MethodNotAllowed", "a Pod of the cluster is explained with GET, a manifest with POST").ConfigureAwait(false);
            else
                await WriteAsync(context, explanation).ConfigureAwait(false);
        }
        catch (ApiException refusal)
        {
            await Answers.WriteStatusAsync(context, refusal.Code, refusal.Reason, refusal.Message).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is ManifestException or FormatException)
        {
            await Answers.WriteStatusAsync(context, 400, "BadRequest", broken.Message).ConfigureAwait(false);
        }
    }

    private Task<SchedulingExplanation> ExplainStoredAsync(HttpRequest request)
    {
        var name = request.Query["name"].ToString();
        if (name.Length == 0)
            throw new FormatException("name: say which Pod, as in ?namespace=default&name=web-0");
        var key = new ObjectKey(NamespaceOf(request) ?? DefaultNamespace, name);
        return cluster.Loop.InvokeAsync(() => cluster.Scheduler.Explain(key));
    }

    private async Task<SchedulingExplanation> ExplainGivenAsync(HttpRequest request, CancellationToken cancellation)
    {
        var body = await RequestBytes.ReadAsync(request, cancellation).ConfigureAwait(false);
        if (Manifest.Read(cluster.Api.Scheme, Encoding.UTF8.GetString(body.Span)) is not [Pod pod])
            throw new FormatException("expected a manifest of one Pod, and of nothing else");
        if (string.IsNullOrEmpty(pod.Metadata.Namespace))
            pod = pod with { Metadata = pod.Metadata with { Namespace = NamespaceOf(request) } };
        return await cluster.Loop.InvokeAsync(() => cluster.Scheduler.Explain(pod)).ConfigureAwait(false);
    }

    private static string? NamespaceOf(HttpRequest request) => request.Query["namespace"].ToString() is { Length: > 0 } named ? named : null;

    private static async Task WriteAsync(HttpContext context, SchedulingExplanation explanation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(ExplanationJson.Write(explanation));
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
