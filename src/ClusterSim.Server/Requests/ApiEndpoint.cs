using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Server.Streams;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ClusterSim.Server.Requests;

/// <summary>Carries requests to the API server, and its answers back.</summary>
internal sealed class ApiEndpoint(Cluster cluster)
{
    public async Task AnswerAsync(HttpContext context, Caller caller)
    {
        try
        {
            var body = await RequestBytes.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
            var answer = await cluster.Api.HandleAsync(RequestOf(context, caller, body)).ConfigureAwait(false);
            await WriteAsync(context, answer).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to be answered.
        }
    }

    private static ApiRequest RequestOf(HttpContext context, Caller caller, ReadOnlyMemory<byte> body)
    {
        var request = context.Request;
        var headers = new List<KeyValuePair<string, string>>(request.Headers.Count);
        foreach (var (name, values) in request.Headers)
            foreach (var value in values)
                headers.Add(new(name, value ?? "")); // Line by line: Impersonate-Group may come several times.
        return new()
        {
            Method = request.Method,
            Target = context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            Headers = headers,
            Body = body,
            Caller = caller,
        };
    }

    private async Task WriteAsync(HttpContext context, ApiResponse answer)
    {
        if (answer.Connection is { } connection)
        {
            await new StreamEndpoint(cluster.Loop).AnswerAsync(context, connection).ConfigureAwait(false);
            return;
        }
        var response = context.Response;
        response.StatusCode = answer.StatusCode;
        foreach (var (name, value) in answer.Headers)
            response.Headers.Append(name, value);
        if (answer.Stream is { } stream)
        {
            await new StreamWriter(cluster.Loop, context).WriteAsync(stream).ConfigureAwait(false);
            return;
        }
        if (answer.Source is { } source)
        {
            await SourceWriter.WriteAsync(cluster.Loop, source, response, context.RequestAborted).ConfigureAwait(false);
            return;
        }
        if (answer.StatusCode == StatusCodes.Status304NotModified)
            return;
        response.ContentLength = answer.Body.Length;
        await response.BodyWriter.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
    }
}
