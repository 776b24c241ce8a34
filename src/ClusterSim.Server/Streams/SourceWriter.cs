using ClusterSim.Simulation;
using Microsoft.AspNetCore.Http;

namespace ClusterSim.Server.Streams;

/// <summary>Writes a body that comes piece by piece, such as a log that is followed, as fast as the client takes it.</summary>
internal static class SourceWriter
{
    public static async Task WriteAsync(SimulationLoop loop, IByteSource source, HttpResponse response, CancellationToken gone)
    {
        try
        {
            await response.BodyWriter.FlushAsync(gone).ConfigureAwait(false); // The client learns at once that it was heard.
            await loop.CopyAsync(source, async bytes => await response.BodyWriter.WriteAsync(bytes, gone).ConfigureAwait(false), gone).ConfigureAwait(false);
        }
        finally
        {
            await loop.InvokeAsync(() => { source.Dispose(); return true; }).ConfigureAwait(false);
        }
    }
}
