using System.Globalization;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>Commands about processes.</summary>
internal static class ProcessCommands
{
    private const int Terminate = 15; // SIGTERM

    private static readonly Dictionary<string, int> Signals = new(StringComparer.Ordinal) // Looked up, never enumerated.
    {
        ["HUP"] = 1,
        ["INT"] = 2,
        ["QUIT"] = 3,
        ["ABRT"] = 6,
        ["KILL"] = 9,
        ["USR1"] = 10,
        ["SEGV"] = 11,
        ["USR2"] = 12,
        ["PIPE"] = 13,
        ["ALRM"] = 14,
        ["TERM"] = Terminate,
        ["CHLD"] = 17,
        ["CONT"] = 18,
        ["STOP"] = 19,
    };

    public static async Task<int> PsAsync(Process process)
    {
        var flags = string.Concat(process.Arguments.Skip(1));
        var isDebian = process.Container.Image.Userland == Userland.Debian;
        if (isDebian && flags.Contains('u'))
            await process.WriteLineAsync("USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND");
        else if (isDebian && flags.Contains('f'))
            await process.WriteLineAsync("UID          PID    PPID  C STIME TTY          TIME CMD");
        else
            await process.WriteLineAsync(isDebian ? "    PID TTY          TIME CMD" : "PID   USER     TIME  COMMAND");
        foreach (var (id, parent, user, command, started) in new ProcessNamespace(process).Rows())
        {
            var time = started.ToString("HH:mm", CultureInfo.InvariantCulture);
            await process.WriteLineAsync(
                isDebian && flags.Contains('u') ? $"{user,-8} {id,7}  0.0  0.1  {12_000 + id,5}  {3_000 + id,4} {"?",-8} {"Ss",-4} {time}   0:00 {command}"
                : isDebian && flags.Contains('f') ? $"{user,-8} {id,7} {parent,7}  0 {time} {"?",-8} 00:00:00 {command}"
                : isDebian ? $"{id,7} {"?",-8} 00:00:00 {FileSystem.NameOf(command.Split(' ')[0])}"
                : $"{id,5} {user,-8}  0:00 {command}");
        }
        return 0;
    }

    public static async Task<int> TopAsync(Process process)
    {
        var arguments = CommandArguments.Of(process, "nd");
        var rounds = arguments.Find("n") is { } text && int.TryParse(text, CultureInfo.InvariantCulture, out var given) ? given : int.MaxValue;
        var pause = arguments.Find("d") is { } delay && SystemCommands.ParseDuration(delay) is { } asked && asked > TimeSpan.Zero ? asked : TimeSpan.FromSeconds(5);
        var total = process.Container.Pod.Allocatable("memory").Value / 1024;
        for (var i = 0; i < rounds; i++)
        {
            if (i > 0)
                await process.DelayAsync(pause);
            var screen = process.Terminal is null || arguments.Has("b") ? "" : "\e[H\e[J";
            screen += $"Mem: {total / 4}K used, {total / 4 * 3}K free, {total / 100}K shrd, {total / 50}K buff, {total / 10}K cached\n"
                + "CPU:   0% usr   0% sys   0% nic 100% idle   0% io   0% irq   0% sirq\nLoad average: 0.00 0.00 0.00 1/100 " + process.Id.ToString(CultureInfo.InvariantCulture)
                + "\n  PID  PPID USER     STAT   VSZ %VSZ CPU %CPU COMMAND\n";
            var seen = new ProcessNamespace(process);
            foreach (var (id, parent, user, command, _) in seen.Rows())
                screen += $"{id,5} {parent,5} {user,-8} {(id == seen.OwnId ? "R" : "S"),-4} {1_200 + id,5}   0%   0   0% {command}\n";
            await process.WriteAsync(screen);
        }
        return 0;
    }

    public static async Task<int> KillAsync(Process process)
    {
        var words = process.Arguments.Skip(1).ToList();
        if (words is ["-l", ..])
        {
            await process.WriteLineAsync(string.Join(' ', Signals.Keys.Order(StringComparer.Ordinal)));
            return 0;
        }
        var signal = TakeSignal(words);
        var seen = new ProcessNamespace(process);
        var status = words.Count == 0 || signal is null ? 1 : 0;
        foreach (var word in words)
        {
            if (signal is { } number && int.TryParse(word, CultureInfo.InvariantCulture, out var id) && seen.Signal(id, number))
                continue;
            await process.WriteErrorAsync(process.Container.Image.Userland == Userland.Debian ? $"bash: kill: ({word}) - No such process" : $"sh: can't kill pid {word}: No such process");
            status = 1;
        }
        return status;
    }

    public static async Task<int> KillallAsync(Process process)
    {
        var words = process.Arguments.Skip(1).ToList();
        var signal = TakeSignal(words) ?? Terminate;
        var seen = new ProcessNamespace(process);
        var status = 0;
        foreach (var name in words)
        {
            var found = seen.Rows().Where(row => row.Id != seen.OwnId && FileSystem.NameOf(row.Command.Split(' ')[0]) == name).ToList();
            foreach (var row in found)
                seen.Signal(row.Id, signal);
            if (found.Count > 0)
                continue;
            await process.WriteErrorAsync($"killall: {name}: no process killed");
            status = 1;
        }
        return status;
    }

    public static async Task<int> PidofAsync(Process process)
    {
        var found = new ProcessNamespace(process).Rows().Where(row => process.Arguments.Skip(1).Contains(FileSystem.NameOf(row.Command.Split(' ')[0]))).Select(row => row.Id).Reverse().ToList();
        if (found.Count > 0)
            await process.WriteLineAsync(string.Join(' ', found));
        return found.Count > 0 ? 0 : 1;
    }

    private static int? TakeSignal(List<string> words)
    {
        if (words is not [['-', _, ..] word, ..])
            return Terminate;
        var name = word[1..];
        words.RemoveAt(0);
        if (name == "s" && words.Count > 0)
        {
            name = words[0];
            words.RemoveAt(0);
        }
        if (int.TryParse(name, CultureInfo.InvariantCulture, out var number))
            return number;
        name = name.ToUpperInvariant();
        return Signals.TryGetValue(name.StartsWith("SIG", StringComparison.Ordinal) ? name[3..] : name, out var signal) ? signal : null;
    }
}
