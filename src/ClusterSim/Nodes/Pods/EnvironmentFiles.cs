using System.Text;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Pods;

/// <summary>Environment variables that an init container has left in a file.</summary>
/// <remarks>Source: kubelet_pods.go, makeEnvironmentVariables; pkg/util/env (v1.36).</remarks>
internal static class EnvironmentFiles
{
    /// <summary>The value of a key; null when it is missing and may be.</summary>
    /// <exception cref="EnvironmentException">The file or the key is missing, and may not be.</exception>
    public static string? Find(PodWorker worker, FileKeySelector reference)
    {
        if (worker.Volumes.Find(reference.VolumeName) is not { Root: DirectoryNode root })
            throw new EnvironmentException($"cannot find the volume {GoText.Quote(reference.VolumeName)} referenced by FileKeyRef");
        if (Read(root, reference.Path) is not { } text)
            throw new EnvironmentException("couldn't parse env file");
        if (ValueIn(text, reference.Key) is { Length: > 0 } value)
            return value;
        return reference.Optional == true ? null : throw new EnvironmentException(
            $"environment variable key {GoText.Quote(reference.Key)} not found in file \"/var/lib/kubelet/pods/{worker.Uid}/volumes/kubernetes.io~empty-dir/{reference.VolumeName}/{reference.Path}\"");
    }

    private static string? Read(DirectoryNode root, string path)
    {
        try
        {
            return new FileSystem(root, static () => default).Find(path) is RegularFile file ? Encoding.UTF8.GetString(file.Content.Span) : null;
        }
        catch (FileException)
        {
            return null;
        }
    }

    /// <summary>Reads lines like <c>COLOR='blue'</c>; what is quoted may go over several lines.</summary>
    private static string? ValueIn(string text, string key)
    {
        string? found = null;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var next ? next : text.Length;
            var line = text[at..end].TrimStart();
            var equals = line.IndexOf('=');
            if (equals > 0 && !line.StartsWith('#'))
            {
                var value = line[(equals + 1)..].Trim();
                if (value.StartsWith('\''))
                {
                    var start = text.IndexOf('\'', at) + 1;
                    var close = text.IndexOf('\'', start) is >= 0 and var quote ? quote : text.Length;
                    value = text[start..close];
                    end = text.IndexOf('\n', close) is >= 0 and var after ? after : text.Length;
                }
                if (line[..equals].Trim() == key)
                    found = value;
            }
            at = end + 1;
        }
        return found;
    }
}
