using System.Globalization;
using System.Text;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Web;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>Small commands of BusyBox that scripts of manifests use now and then.</summary>
internal static class SmallCommands
{
    private const int RandomLetters = 6;

    /// <summary>Kernel settings: what is set is taken, if the container may.</summary>
    public static async Task<int> SysctlAsync(Process process)
    {
        foreach (var word in process.Arguments.Skip(1).Where(static word => word.Contains('=', StringComparison.Ordinal)))
        {
            var (name, value) = (word[..word.IndexOf('=', StringComparison.Ordinal)], word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            if (process.Container.Spec.SecurityContext?.Privileged != true)
            {
                await process.WriteErrorAsync($"sysctl: error setting key '{name}': Read-only file system");
                return 1;
            }
            await process.WriteLineAsync($"{name} = {value}");
        }
        return 0;
    }

    public static async Task<int> MktempAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "p");
        var template = arguments.Operands.FirstOrDefault() ?? "tmp.XXXXXX";
        var name = new StringBuilder(template.TrimEnd('X'));
        for (var i = 0; i < RandomLetters; i++)
            name.Append((char)('a' + process.Container.NextRandom(26)));
        var path = template.Contains('/', StringComparison.Ordinal) ? process.PathOf(name.ToString()) : $"{arguments.Find("p") ?? "/tmp"}/{name}";
        if (arguments.Has("d"))
            process.Files.MakeDirectory(path, withParents: false);
        else
            process.Files.Add(path, RegularFile.FromText(""));
        await process.WriteLineAsync(path);
        return 0;
    }

    /// <summary>Runs another command: <c>nohup</c>, <c>nice</c>, <c>setsid</c>, <c>busybox</c>.</summary>
    public static Task<int> WrapAsync(Process process)
    {
        List<string> words = [.. process.Arguments.Skip(1)];
        while (words is [['-', ..] option, ..])
            words.RemoveRange(0, option == "-n" && words.Count > 1 ? 2 : 1);
        return words.Count == 0 ? Task.FromResult(0) : SystemCommands.RunAsync(process, words, process.Environment);
    }

    public static async Task<int> WatchAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "n");
        var pause = arguments.Find("n") is { } text && SystemCommands.ParseDuration(text) is { } given && given > TimeSpan.Zero ? given : TimeSpan.FromSeconds(2);
        var command = string.Join(' ', process.Arguments.Skip(1).SkipWhile(word => word.StartsWith('-') || word == arguments.Find("n")));
        while (true)
        {
            await process.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Every {pause.TotalSeconds:0.0}s: {command}\n"));
            await SystemCommands.RunAsync(process, ["sh", "-c", command], process.Environment);
            await process.DelayAsync(pause);
        }
    }

    /// <summary>The addresses of the Pod, as far as scripts look for them.</summary>
    public static async Task<int> AddressesAsync(Process process)
    {
        await process.WriteLineAsync(FileSystem.NameOf(process.Name) == "ip"
            ? $"1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536\n    inet 127.0.0.1/8 scope host lo\n2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500\n    inet {process.Container.Pod.Address}/24 scope global eth0"
            : $"eth0      Link encap:Ethernet\n          inet addr:{process.Container.Pod.Address}  Bcast:0.0.0.0  Mask:255.255.255.0\n          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1");
        return 0;
    }

    /// <summary>BusyBox' web server: it goes to the background unless told not to.</summary>
    public static Task<int> HttpdAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "phcr");
        var port = (arguments.Find("p") ?? "80").Split(':')[^1];
        var server = new DirectoryServer(int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 80, process.PathOf(arguments.Find("h") ?? "."));
        if (arguments.Has("f"))
            return server.RunAsync(process.Container.Context);
        _ = server.RunAsync(process.Container.Context);
        return Task.FromResult(0);
    }
}
