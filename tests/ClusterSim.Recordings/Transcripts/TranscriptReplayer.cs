using System.Text;
using System.Text.RegularExpressions;
using ClusterSim.ApiServer;
using ClusterSim.ApiServer.Requests;
using ClusterSim.Simulation;

namespace ClusterSim.Recordings.Transcripts;

/// <summary>Sends a transcript's requests to an API server in this process, moves virtual time as it goes, and compares the answers.</summary>
/// <param name="server">The server; nothing else may act on its objects.</param>
/// <param name="loop">The loop it lives on.</param>
public sealed partial class TranscriptReplayer(ApiServer.ApiServer server, SimulationLoop loop)
{
    private static readonly Caller Admin = new("admin") { Uid = "admin", Groups = ["system:masters", "system:authenticated"] };

    internal SimulationLoop Loop => loop;

    /// <summary>Replays against a server of its own, set up as when the recordings were made: nobody but the API server, without service accounts, in its own range of addresses.</summary>
    public static TranscriptResult ReplayAlone(Transcript transcript)
    {
        using var cluster = new Cluster(new ClusterOptions { ApiOnly = true, ApiServer = new() { ServiceClusterIpRange = "10.0.0.0/16" } });
        return new TranscriptReplayer(cluster.Api, cluster.Loop).Replay(transcript);
    }

    public TranscriptResult Replay(Transcript transcript) => new TranscriptRun(this, transcript).Replay();

    internal ApiResponse Send(string method, string path, IEnumerable<KeyValuePair<string, string>> headers, string? body) => server.Handle(new()
    {
        Method = method,
        Target = Escape(path),
        Headers = [.. headers, new("Accept", "application/json"), new("User-Agent", "transcript-replayer/1.0")],
        Body = body is null ? default : Encoding.UTF8.GetBytes(body),
        Caller = Admin,
    });

    internal void Wait(TimeSpan time)
    {
        if (time > TimeSpan.Zero)
            loop.Run(time);
    }

    // What the recorder's client escaped before sending.
    private static string Escape(string path) => Unsafe().Replace(path, match => Uri.EscapeDataString(match.Value));

    [GeneratedRegex(@"[^A-Za-z0-9_.\-~/?&=%:,;@!$'()*+\[\]]")]
    private static partial Regex Unsafe();
}
