using System.Text;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Runtime;

/// <summary>Reads what a container leaves behind for its status when it exits: the end of a file, or of its log.</summary>
/// <remarks>Source: kuberuntime_container.go (getTerminationMessage, readLastStringFromContainerLogs), container/runtime.go, status_manager.go (normalizeStatus) (v1.36).</remarks>
internal static class TerminationMessage
{
    private const int MaxFileBytes = 4 << 10; // MaxContainerTerminationMessageLength
    private const int MaxLogBytes = 2 << 10; // MaxContainerTerminationMessageLogLength
    private const int MaxLogLines = 80; // MaxContainerTerminationMessageLogLines
    private const int MaxPodBytes = 12 << 10; // MaxPodTerminationMessageLogLength

    /// <summary>The message of a container that has just exited; null when there is none.</summary>
    /// <param name="container">The container.</param>
    /// <param name="files">Its files, if anything ever looked at them.</param>
    public static string? Of(ContainerInstance container, FileSystem? files)
    {
        var text = EndOf(ContentOf(container, files), MaxFileBytes);
        if (text.Length == 0 && container is { ExitCode: not 0, Spec.TerminationMessagePolicy: "FallbackToLogsOnError", LogIfAny: { } log })
            text = EndOf(Encoding.UTF8.GetBytes(EndOf(log)), MaxLogBytes);
        return text.Length == 0 ? null : Cut(text, MaxPodBytes / container.Pod.Slots.Length);
    }

    private static ReadOnlySpan<byte> ContentOf(ContainerInstance container, FileSystem? files)
    {
        if (files is null || container.Spec.TerminationMessagePath is not { Length: > 0 } path)
            return [];
        return files.Mounts.TryGetValue(FileSystem.Absolute(path, "/"), out var mount) && mount.Root is RegularFile file ? file.Content.Span : [];
    }

    private static string EndOf(ContainerLog log)
    {
        var text = new StringBuilder();
        foreach (var line in log.From(log.Written - MaxLogLines))
            text.Append(line.Text).Append('\n');
        return text.ToString();
    }

    private static string EndOf(ReadOnlySpan<byte> bytes, int max) => Encoding.UTF8.GetString(bytes[Math.Max(0, bytes.Length - max)..]);

    private static string Cut(string text, int maxBytes)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length <= maxBytes ? text : Encoding.UTF8.GetString(bytes.AsSpan(0, maxBytes)).TrimEnd('\uFFFD');
    }
}
