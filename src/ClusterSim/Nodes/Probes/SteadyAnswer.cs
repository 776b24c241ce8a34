using System.Globalization;
using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Programs;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Probes;

/// <summary>An answer that stays the same until something in the Pod changes, so that nobody can tell whether the probe asks again.</summary>
/// <param name="Writer">Whose log shows the question; null: nobody's.</param>
/// <param name="Line">What it shows, by time.</param>
internal readonly record struct SteadyAnswer(ContainerInstance? Writer, Func<DateTimeOffset, string>? Line)
{
    private static readonly string[] Readers = ["cat", "test", "[", "ls", "stat", "true"]; // What they say depends on files alone.

    /// <summary>What can be said of the answers to a probe that has just succeeded; null when it has to be asked again each time.</summary>
    public static SteadyAnswer? Of(PodWorker pod, ContainerSlot slot, Probe probe)
    {
        if (probe.Exec is { } exec)
            return IsSteady(slot.Current!, exec.Command) ? new() : null;
        if (probe.HttpGet is { } get)
            return OfHttp(pod, slot.Spec, get);
        if (probe.TcpSocket is { } socket)
            return ProbePort.Resolve(slot.Spec, socket.Port, out var port) is null && FindOwn(pod, socket.Host, port) is IHttpListener or IGrpcHealthListener ? new() : null;
        if (probe.Grpc is { } grpc)
            return FindOwn(pod, null, grpc.Port) is ContainerInstance server && server.AnswersAlike(new() { Method = "POST", Path = "/grpc.health.v1.Health/Check", Port = grpc.Port }, out _) ? new() : null;
        return null;
    }

    private static SteadyAnswer? OfHttp(PodWorker pod, Container container, HTTPGetAction get)
    {
        if (ProbePort.Resolve(container, get.Port, out var port) is not null || FindOwn(pod, get.Host, port) is not ContainerInstance server)
            return null;
        var url = HttpProbe.UrlOf(get, get.Host is { Length: > 0 } host ? host : pod.Address, port);
        var request = HttpProbe.RequestOf(get.HttpHeaders, "kube-probe/" + pod.KubeletVersion);
        request = request with
        {
            Path = url.PathAndQuery,
            Host = request.Host.Length > 0 ? request.Host : string.Create(CultureInfo.InvariantCulture, $"{url.Host}:{port}"),
            RemoteAddress = pod.Host.BridgeAddress,
            Port = port,
        };
        return server.AnswersAlike(request, out var line) ? new(server, line) : null;
    }

    /// <summary>What the node reaches at an address and port, if it is one of the Pod's own programs.</summary>
    private static IPortListener? FindOwn(PodWorker pod, string? host, int port)
    {
        pod.ProbeFromNode(host is { Length: > 0 } ? host : pod.Address, port, out var listener);
        return listener is not null && ReferenceEquals(pod.FindListener(port), listener) ? listener : null;
    }

    private static bool IsSteady(ContainerInstance container, ValueList<string> command)
    {
        if (container.Passes(command))
            return true;
        if (command.Count == 0 || !Readers.Contains(command[0]))
            return false;
        foreach (var argument in command.Skip(1))
        {
            if (!argument.StartsWith('-') && !IsOwn(container, FileSystem.Absolute(argument, container.WorkingDirectory)))
                return false;
        }
        return true;
    }

    /// <summary>Whether a path leads to what only the Pod's containers change.</summary>
    private static bool IsOwn(ContainerInstance container, string path)
    {
        if (Array.Exists<string>(["/proc", "/dev", "/sys"], root => IsBelow(path, root)))
            return false;
        foreach (var mount in container.Spec.VolumeMounts)
        {
            if ((IsBelow(path, mount.MountPath) || IsBelow(mount.MountPath, path)) && container.Pod.Pod.Spec.Volumes.FindIndex(volume => volume.Name == mount.Name && volume.EmptyDir is not null) < 0)
                return false;
        }
        return true;
    }

    private static bool IsBelow(string path, string directory) =>
        path.StartsWith(directory, StringComparison.Ordinal) && (path.Length == directory.Length || directory.EndsWith('/') || path[directory.Length] == '/');
}
