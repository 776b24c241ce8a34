using System.Globalization;
using System.Text;
using ClusterSim.Nodes.Pods;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Nodes.Runtime;

namespace ClusterSim.Nodes.Volumes;

/// <summary>The logs of containers as files of their machine, where agents collect them.</summary>
/// <remarks>Source: kuberuntime/helpers.go (BuildPodLogsDirectory), kuberuntime/legacy.go (logSymlink); the CRI's log format (v1.36). The file of the start before the latest one is there as well.</remarks>
internal static class LogFiles
{
    private const string Pods = "/var/log/pods";
    private const string Containers = "/var/log/containers";
    private const int DirectoryMode = 0b111_101_101;
    private const int FileMode = 0b110_100_000;

    /// <summary>Adds the two directories, whose content is worked out when somebody looks.</summary>
    public static void AddTo(FileSystem files, Func<IEnumerable<PodWorker>> workers)
    {
        var pods = new LiveDirectory(DirectoryMode);
        pods.Refresh = () => ListPods(pods, workers());
        files.Add(Pods, pods);
        var containers = new LiveDirectory(DirectoryMode);
        containers.Refresh = () => ListContainers(containers, workers());
        files.Add(Containers, containers);
    }

    private static void ListPods(LiveDirectory directory, IEnumerable<PodWorker> workers)
    {
        directory.Entries.Clear();
        foreach (var worker in workers)
        {
            var pod = new DirectoryNode { Modified = directory.Modified };
            foreach (var slot in worker.Slots)
            {
                if (slot.Current is { } container)
                    pod.Entries[slot.Spec.Name] = FilesOf(slot, container);
            }
            directory.Entries[NameOf(worker)] = pod;
        }
    }

    private static DirectoryNode FilesOf(ContainerSlot slot, ContainerInstance container)
    {
        var files = new DirectoryNode { Modified = container.StartedAt };
        files.Entries[$"{container.Attempt}.log"] = FileOf(container.LogIfAny, container.StartedAt);
        if (container.Attempt > 0)
            files.Entries[$"{container.Attempt - 1}.log"] = FileOf(slot.PreviousLog, container.StartedAt);
        return files;
    }

    private static RegularFile FileOf(ContainerLog? log, DateTimeOffset modified)
    {
        var file = RegularFile.Computed(() => Encoding.UTF8.GetBytes(log is null ? "" : string.Concat(log.Lines.Select(Format))), FileMode);
        file.Modified = modified;
        return file;
    }

    private static string Format(LogLine line) =>
        $"{line.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture)} {(line.Stream == LogStream.Stdout ? "stdout" : "stderr")} F {line.Text}\n";

    private static void ListContainers(LiveDirectory directory, IEnumerable<PodWorker> workers)
    {
        directory.Entries.Clear();
        foreach (var worker in workers)
        {
            foreach (var slot in worker.Slots)
            {
                if (slot.Current is not { } container)
                    continue;
                var id = container.Id[(container.Id.LastIndexOf('/') + 1)..];
                directory.Entries[$"{worker.Key.Name}_{worker.Key.Namespace}_{slot.Spec.Name}-{id}.log"] = new SymbolicLink($"{Pods}/{NameOf(worker)}/{slot.Spec.Name}/{container.Attempt}.log") { Modified = container.StartedAt };
            }
        }
    }

    private static string NameOf(PodWorker worker) => $"{worker.Key.Namespace}_{worker.Key.Name}_{worker.Uid}";
}
