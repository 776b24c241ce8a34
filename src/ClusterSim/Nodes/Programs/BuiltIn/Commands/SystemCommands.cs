using System.Globalization;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;
using ClusterSim.Simulation;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>Commands about the system, the user and the environment.</summary>
internal static class SystemCommands
{
    private const string KernelRelease = "6.8.0-31-generic";

    /// <summary>Runs a program on behalf of another.</summary>
    public static async Task<int> RunAsync(Process process, IReadOnlyList<string> command, SortedDictionary<string, string> environment)
    {
        var found = Executable.Find(process.Container, command[0], process.Directory, environment.GetValueOrDefault("PATH", ""));
        if (found is not { CanRun: true })
        {
            var problem = found is null ? FileException.NotFoundText : "Permission denied";
            await process.WriteErrorAsync($"{FileSystem.NameOf(process.Name)}: {(process.Container.Image.Userland == Userland.Debian ? $"'{command[0]}'" : $"can't execute '{command[0]}'")}: {problem}");
            return found is null ? 127 : 126;
        }
        var child = new Process(process.Container, command, process) { Input = process.Input, Output = process.Output, Error = process.Error };
        child.Environment.Clear();
        foreach (var (name, value) in environment)
            child.Environment.Add(name, value);
        return await found.RunAsync(child);
    }

    public static async Task<int> SleepAsync(Process process)
    {
        if (process.Arguments.Count < 2)
        {
            await process.WriteErrorAsync("sleep: missing operand");
            return 1;
        }
        foreach (var word in process.Arguments.Skip(1))
        {
            if (word is "infinity" or "inf")
                await process.DelayAsync(DateTimeOffset.MaxValue - process.Loop.Now);
            else if (ParseDuration(word) is { } duration)
                await process.DelayAsync(duration);
            else
            {
                await process.WriteErrorAsync(process.Container.Image.Userland == Userland.Debian ? $"sleep: invalid time interval '{word}'" : $"sleep: invalid number '{word}'");
                return 1;
            }
        }
        return 0;
    }

    /// <summary>A duration as <c>sleep</c> takes it, as in <c>5</c>, <c>0.5</c>, <c>2m</c>; null when it is none.</summary>
    public static TimeSpan? ParseDuration(string word)
    {
        var unit = word.Length == 0 ? 1 : word[^1] switch { 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => 1 };
        var digits = word.TrimEnd('s', 'm', 'h', 'd');
        return word.Length - digits.Length <= 1 && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? TimeSpan.FromSeconds(Math.Min(value * unit, 1e10))
            : null;
    }

    public static async Task<int> TimeoutAsync(Process process)
    {
        var words = process.Arguments.Skip(1).ToList();
        while (words is [['-', ..] option, ..])
            words.RemoveRange(0, option is "-s" or "-k" or "--signal" or "--kill-after" && words.Count > 1 ? 2 : 1);
        if (words.Count < 2 || ParseDuration(words[0]) is not { } limit)
        {
            await process.WriteErrorAsync("timeout: invalid time interval");
            return 125;
        }
        var isOver = false;
        var guard = new Process(process.Container, process.Arguments, process);
        var end = process.Loop.Schedule(limit, EventRank.Default, () =>
        {
            isOver = true;
            guard.Kill(15);
        });
        var status = await Executable.RunAsync(guard, () => RunAsync(guard, [.. words.Skip(1)], process.Environment));
        end.Cancel();
        return !isOver ? status : process.Container.Image.Userland == Userland.Debian ? 124 : 143;
    }

    public static async Task<int> EnvAsync(Process process)
    {
        var environment = new SortedDictionary<string, string>(process.Environment, StringComparer.Ordinal);
        var at = 1;
        for (; at < process.Arguments.Count; at++)
        {
            var word = process.Arguments[at];
            if (word is "-i" or "-")
                environment.Clear();
            else if (word == "-u" && at + 1 < process.Arguments.Count)
                environment.Remove(process.Arguments[++at]);
            else if (word.IndexOf('=') is > 0 and var equals)
                environment[word[..equals]] = word[(equals + 1)..];
            else
                return await RunAsync(process, [.. process.Arguments.Skip(at)], environment);
        }
        foreach (var (name, value) in environment)
            await process.WriteLineAsync($"{name}={value}");
        return 0;
    }

    public static async Task<int> PrintenvAsync(Process process)
    {
        if (process.Arguments.Count == 1)
            return await EnvAsync(process);
        var status = 0;
        foreach (var name in process.Arguments.Skip(1))
        {
            if (process.Environment.TryGetValue(name, out var value))
                await process.WriteLineAsync(value);
            else
                status = 1;
        }
        return status;
    }

    public static async Task<int> HostnameAsync(Process process)
    {
        var pod = process.Container.Pod;
        var option = process.Arguments.ElementAtOrDefault(1);
        await process.WriteLineAsync(option switch
        {
            "-i" or "-I" => pod.Address,
            "-f" => pod.FullHostname,
            "-d" => pod.FullHostname == pod.Hostname ? "" : pod.FullHostname[(pod.Hostname.Length + 1)..],
            _ => pod.Hostname,
        });
        return 0;
    }

    public static async Task<int> IdAsync(Process process)
    {
        var user = process.Files.User!;
        var option = process.Arguments.ElementAtOrDefault(1) ?? "";
        var text = option switch
        {
            "-u" => user.Id.ToString(CultureInfo.InvariantCulture),
            "-g" => user.GroupId.ToString(CultureInfo.InvariantCulture),
            "-G" => string.Join(' ', user.Groups),
            "-un" or "-nu" => Accounts.NameOfUser(process.Files, user.Id),
            "-gn" or "-ng" => Accounts.NameOfGroup(process.Files, user.GroupId),
            _ => $"uid={Full(user.Id, Accounts.NameOfUser(process.Files, user.Id))} gid={Group(user.GroupId)} groups={string.Join(',', user.Groups.Select(Group))}",
        };
        await process.WriteLineAsync(text);
        return 0;

        string Group(int id) => Full(id, Accounts.NameOfGroup(process.Files, id));

        static string Full(int id, string name) => name == id.ToString(CultureInfo.InvariantCulture) ? name : $"{id}({name})";
    }

    public static async Task<int> WhoamiAsync(Process process)
    {
        var user = process.Files.User!.Id;
        if (Accounts.NameOfUser(process.Files, user) is var name && char.IsAsciiDigit(name[0]))
        {
            await process.WriteErrorAsync(process.Container.Image.Userland == Userland.Debian ? $"whoami: cannot find name for user ID {user}" : $"whoami: unknown uid {user}");
            return 1;
        }
        await process.WriteLineAsync(name);
        return 0;
    }

    public static Task<int> PwdAsync(Process process) => ShellCommands.Done(process.WriteLineAsync(process.Directory));

    public static async Task<int> UnameAsync(Process process)
    {
        var flags = process.Arguments.ElementAtOrDefault(1) ?? "-s";
        List<string> parts = [];
        var all = flags.Contains('a');
        if (all || flags.Contains('s'))
            parts.Add("Linux");
        if (all || flags.Contains('n'))
            parts.Add(process.Container.Pod.Hostname);
        if (all || flags.Contains('r'))
            parts.Add(KernelRelease);
        if (all || flags.Contains('v'))
            parts.Add("#31-Ubuntu SMP PREEMPT_DYNAMIC");
        if (all || flags.Contains('m'))
            parts.Add("x86_64");
        if (all)
            parts.Add("GNU/Linux");
        await process.WriteLineAsync(string.Join(' ', parts));
        return 0;
    }

    public static Task<int> NprocAsync(Process process) =>
        ShellCommands.Done(process.WriteLineAsync((process.Container.Pod.Allocatable("cpu").MilliValue / 1000).ToString(CultureInfo.InvariantCulture)));

    public static Task<int> UptimeAsync(Process process)
    {
        var up = process.Loop.Elapsed;
        return ShellCommands.Done(process.WriteLineAsync($" {process.Loop.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} up {(int)up.TotalMinutes} min,  0 users,  load average: 0.00, 0.00, 0.00"));
    }

    public static Task<int> FreeAsync(Process process)
    {
        var total = process.Container.Pod.Allocatable("memory").Value / 1024;
        return ShellCommands.Done(process.WriteAsync(
            "              total        used        free      shared  buff/cache   available\n"
            + $"Mem:    {total,11} {total / 4,11} {total / 2,11} {total / 100,11} {total / 4,11} {total / 4 * 3,11}\nSwap:   {0,11} {0,11} {0,11}\n"));
    }

    public static async Task<int> TtyAsync(Process process)
    {
        await process.WriteLineAsync(process.Terminal is null ? "not a tty" : "/dev/pts/0");
        return process.Terminal is null ? 1 : 0;
    }

    public static async Task<int> SttyAsync(Process process)
    {
        if (process.Terminal is not { } terminal)
        {
            await process.WriteErrorAsync("stty: standard input: Inappropriate ioctl for device");
            return 1;
        }
        foreach (var word in process.Arguments.Skip(1))
        {
            if (word == "size")
                await process.WriteLineAsync($"{terminal.Rows} {terminal.Columns}");
            else if (word is "echo" or "-echo")
                terminal.Echo = word == "echo";
        }
        if (process.Arguments.Count == 1)
            await process.WriteLineAsync("speed 38400 baud; line = 0;");
        return 0;
    }

    public static async Task<int> WhichAsync(Process process)
    {
        var status = process.Arguments.Count > 1 ? 0 : 1;
        foreach (var name in process.Arguments.Skip(1).Where(word => !word.StartsWith('-')))
        {
            if (Executable.Find(process.Container, name, process.Directory, process.Environment.GetValueOrDefault("PATH", "")) is { CanRun: true } found)
                await process.WriteLineAsync(found.Path);
            else
                status = 1;
        }
        return status;
    }
}
