using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClusterSim.Server.Requests;
using Microsoft.AspNetCore.Http;

namespace ClusterSim.Server.Clock;

/// <summary>Shows and sets the pace of virtual time: <c>GET</c> and <c>POST /clustersim/v1/clock</c>.</summary>
internal sealed class ClockEndpoint(Cluster cluster)
{
    public static readonly PathString Path = "/clustersim/v1/clock";

    public async Task AnswerAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) && !HttpMethods.IsGet(context.Request.Method))
        {
            await Answers.WriteStatusAsync(context, 405, "MethodNotAllowed", "the clock is read with GET and set with POST").ConfigureAwait(false);
            return;
        }
        if (HttpMethods.IsPost(context.Request.Method) && await SetAsync(context).ConfigureAwait(false) is { } wrong)
        {
            await Answers.WriteStatusAsync(context, 400, "BadRequest", wrong).ConfigureAwait(false);
            return;
        }
        await ShowAsync(context).ConfigureAwait(false);
    }

    private async Task<string?> SetAsync(HttpContext context)
    {
        ClockChange? change;
        try
        {
            change = ClockChange.Read(JsonNode.Parse((await RequestBytes.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false)).Span));
        }
        catch (Exception broken) when (broken is JsonException or FormatException or InvalidOperationException)
        {
            return broken.Message;
        }
        var loop = cluster.Loop;
        if (!loop.IsLive)
            return "the cluster's time is moved by the program that serves it";
        if (change.Speed is { } speed)
            loop.SetSpeed(speed);
        if (change.Paused == true || change.Step is not null)
            loop.Pause();
        else if (change.Paused == false)
            loop.Resume();
        if (change.Step is { } step)
            await loop.StepAsync(step).WaitAsync(context.RequestAborted).ConfigureAwait(false);
        return null;
    }

    private Task ShowAsync(HttpContext context) => Answers.WriteJsonAsync(context, 200, json =>
    {
        json.WriteString("now", cluster.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        json.WriteBoolean("live", cluster.Loop.IsLive);
        json.WriteBoolean("paused", cluster.Loop.IsPaused);
        if (double.IsPositiveInfinity(cluster.Loop.Speed))
            json.WriteString("speed", ClockChange.Max);
        else
            json.WriteNumber("speed", cluster.Loop.Speed);
        json.WriteNumber("seed", cluster.Seed);
    });
}
