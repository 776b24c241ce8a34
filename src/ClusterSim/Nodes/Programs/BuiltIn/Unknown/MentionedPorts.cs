using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ClusterSim.Nodes.Probes;

namespace ClusterSim.Nodes.Programs.BuiltIn.Unknown;

/// <summary>The ports on which a container of an unknown image is believed to listen: those it declares, those its probes and hooks ask, those that its arguments and variables name.</summary>
internal static partial class MentionedPorts
{
    private static readonly ConditionalWeakTable<Container, int[]> Known = []; // Containers made from one template share theirs.

    public static IReadOnlyList<int> Of(Container container) => Known.GetValue(container, static it => [.. Find(it).Where(port => port is > 0 and <= 65535).Distinct()]);

    private static IEnumerable<int> Find(Container container)
    {
        foreach (var port in container.Ports)
            if (port.Protocol is null or "TCP")
                yield return port.Port;
        foreach (var probe in (Probe?[])[container.StartupProbe, container.ReadinessProbe, container.LivenessProbe])
        {
            if (probe?.Grpc is { } grpc)
                yield return grpc.Port;
            if ((probe?.HttpGet?.Port ?? probe?.TcpSocket?.Port) is { } asked && ProbePort.Resolve(container, asked, out var number) is null)
                yield return number;
        }
        foreach (var hook in (LifecycleHandler?[])[container.Lifecycle?.PostStart, container.Lifecycle?.PreStop])
        {
            if (hook?.HttpGet is { } get && ProbePort.Resolve(container, get.Port, out var number) is null)
                yield return number;
        }
        for (var i = 0; i < container.Args.Count + container.Command.Count; i++)
        {
            var word = i < container.Command.Count ? container.Command[i] : container.Args[i - container.Command.Count];
            if (Flag().Match(word) is { Success: true } match && !IsOwn(match.Value) && Number(match.Groups["port"].Value) is { } port)
                yield return port;
        }
        foreach (var variable in container.Env)
            if (variable.Value is { } value && Variable().IsMatch(variable.Name) && LastNumber().Match(value) is { Success: true } match && Number(match.Groups["port"].Value) is { } port)
                yield return port;
    }

    /// <summary>Such a port is for the Pod itself; often another container passes requests on to it, and has the same on the Pod's address.</summary>
    private static bool IsOwn(string flag) => flag.Contains("127.0.0.1:", StringComparison.Ordinal) || flag.Contains("localhost:", StringComparison.Ordinal);

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>As in <c>--metrics-addr=:8080</c>, <c>-listen-address 0.0.0.0:9090</c>, <c>--secure-port=4443</c>.</summary>
    [GeneratedRegex(@"^--?[A-Za-z.\-_]*(port|addr|address|listen|bind)[A-Za-z.\-_]*[= ](.*:)?(?<port>\d{2,5})$")]
    private static partial Regex Flag();

    [GeneratedRegex(@"^((HTTP_|SERVER_|LISTEN_|APP_|METRICS_|HEALTH_|BIND_|WEBHOOK_)?(PORT|ADDR|ADDRESS))$")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(.*:)?(?<port>\d{2,5})$")]
    private static partial Regex LastNumber();
}
