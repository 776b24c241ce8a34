using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace ClusterSim.Server.Requests;

/// <summary>Reads a request's body as a whole, but no more of it than the API server would look at.</summary>
internal static class RequestBytes
{
    private const int Limit = 3 * 1024 * 1024; // MaxRequestBodyBytes of kube-apiserver.

    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength is 0 || (request.ContentLength is null && request.Headers.TransferEncoding.Count == 0))
            return default;
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellation).ConfigureAwait(false);
            if (read.IsCompleted || read.Buffer.Length > Limit)
            {
                var body = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, Limit + 1)).ToArray(); // One byte more tells that it is too much.
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
