using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>The command <c>tail</c>; with <c>-f</c> it looks every second whether there is more.</summary>
internal static class TailCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "ncs");
        var files = arguments.Operands;
        var count = FilterCommands.Count(process, arguments, "n", 10);
        var fromStart = (arguments.Find("n") ?? "").StartsWith('+');
        var status = await Inputs.ForEachAsync(process, files, async (name, input) =>
        {
            if (files.Count > 1)
                await process.WriteLineAsync($"==> {name} <==");
            if (FileAt(process, name) is DeviceFile)
                return; // tail -f /dev/null waits for ever, and has nothing to say before.
            var bytes = await input.ReadAllAsync(process.Killed);
            if (arguments.Find("c") is not null)
            {
                await process.WriteAsync(bytes.AsMemory(Math.Max(0, bytes.Length - (int)FilterCommands.Count(process, arguments, "c", 0))));
                return;
            }
            var lines = Inputs.Split(bytes).ToList();
            foreach (var line in fromStart ? lines.Skip((int)Math.Max(0, count - 1)) : lines.TakeLast((int)count))
                await process.WriteLineAsync(line);
        });
        if (!arguments.Has("f", "F") || (status != 0 && !arguments.Has("F") && !WritesLater(process)))
            return status;
        return await FollowAsync(process, files);
    }

    private static async Task<int> FollowAsync(Process process, List<string> names)
    {
        var seen = names.Select(name => FileAt(process, name)?.Size ?? 0).ToArray();
        if (names.All(name => FileAt(process, name) is DeviceFile || (FileAt(process, name) is null && WritesLater(process))))
            await process.DelayAsync(Timeout(process));
        while (true)
        {
            await process.DelayAsync(Pause);
            for (var i = 0; i < seen.Length; i++)
            {
                if (FileAt(process, names[i]) is not RegularFile file)
                    continue;
                if (file.Size < seen[i])
                    seen[i] = 0; // It was written anew.
                if (file.Size > seen[i])
                    await process.WriteAsync(file.Content[(int)seen[i]..].ToArray());
                seen[i] = file.Size;
            }
        }
    }

    /// <summary>What the programs of an image about which nothing is known write is not known either, so that their script waits for it.</summary>
    private static bool WritesLater(Process process) => process.Container.Image.IsUnknown && process.IsOfMain;

    /// <summary>As long as any simulation goes on.</summary>
    private static TimeSpan Timeout(Process process) => DateTimeOffset.MaxValue - process.Loop.Now;

    private static FileNode? FileAt(Process process, string name)
    {
        try
        {
            return name == "-" ? null : process.Files.Find(process.PathOf(name));
        }
        catch (FileException)
        {
            return null;
        }
    }
}
