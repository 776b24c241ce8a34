using ClusterSim.Nodes.Processes;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>Commands that tell what is mounted where.</summary>
internal static class MountCommands
{
    public static async Task<int> DfAsync(Process process)
    {
        var isHuman = process.Arguments.Contains("-h");
        await process.WriteLineAsync(isHuman
            ? "Filesystem                Size      Used Available Use% Mounted on"
            : "Filesystem           1K-blocks      Used Available Use% Mounted on");
        foreach (var (device, path) in MountPoints(process).Select(mount => (mount.Device, mount.Path)))
            await process.WriteLineAsync(isHuman ? $"{device,-20} {"96.7G",9} {"21.3G",9} {"75.4G",9} {"22%",4} {path}" : $"{device,-20} {101_430_960,9} {22_302_720,9} {79_111_856,9} {"22%",4} {path}");
        return 0;
    }

    public static async Task<int> MountAsync(Process process)
    {
        foreach (var (device, path, type, options) in MountPoints(process))
            await process.WriteLineAsync($"{device} on {path} type {type} ({options})");
        return 0;
    }

    private static IEnumerable<(string Device, string Path, string Type, string Options)> MountPoints(Process process)
    {
        yield return ("overlay", "/", "overlay", process.Files.IsReadOnly ? "ro,relatime" : "rw,relatime");
        yield return ("tmpfs", "/dev", "tmpfs", "rw,nosuid,size=65536k,mode=755");
        foreach (var (path, mount) in process.Files.Mounts)
            yield return (mount.Type == "tmpfs" ? "tmpfs" : "/dev/sda1", path, mount.Type, mount.IsReadOnly ? "ro,relatime" : "rw,relatime");
    }
}
