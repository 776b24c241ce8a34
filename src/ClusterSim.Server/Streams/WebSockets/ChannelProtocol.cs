namespace ClusterSim.Server.Streams.WebSockets;

/// <summary>A protocol that puts several streams into one WebSocket: each message begins with the number of its channel.</summary>
/// <remarks>Source: apimachinery httpstream/wsstream; cri-streaming remotecommand/websocket.go (v1.36).</remarks>
/// <param name="Name">As the client asks for it.</param>
internal sealed record ChannelProtocol(string Name)
{
    private static readonly string[] ForStreams =
        ["v5.channel.k8s.io", "v4.channel.k8s.io", "v4.base64.channel.k8s.io", "v3.channel.k8s.io", "v3.base64.channel.k8s.io", "v2.channel.k8s.io", "channel.k8s.io", "base64.channel.k8s.io"];

    private static readonly string[] ForPorts = ["v4.channel.k8s.io", "v4.base64.channel.k8s.io", "portforward.k8s.io"];

    /// <summary>Whether messages are text, with the channel as a digit and the content in base64.</summary>
    public bool IsBase64 => Name.Contains("base64", StringComparison.Ordinal);

    /// <summary>Whether the outcome is said in JSON.</summary>
    public bool SaysStatus => Name.StartsWith("v4.", StringComparison.Ordinal) || Name.StartsWith("v5.", StringComparison.Ordinal);

    /// <summary>The best of those offered; empty when the client names none, null when it speaks no other.</summary>
    public static string? ChooseForStreams(IReadOnlyList<string> offered) => Choose(ForStreams, offered);

    /// <inheritdoc cref="ChooseForStreams"/>
    public static string? ChooseForPorts(IReadOnlyList<string> offered) => Choose(ForPorts, offered);

    private static string? Choose(string[] known, IReadOnlyList<string> offered) => offered.Count == 0 ? "" : Array.Find(known, offered.Contains);
}
