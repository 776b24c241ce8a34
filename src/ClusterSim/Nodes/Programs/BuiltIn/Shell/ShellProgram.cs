using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <summary>The command <c>sh</c>, and its brothers.</summary>
internal static class ShellProgram
{
    public static async Task<int> RunAsync(Process process)
    {
        var name = process.Name;
        var kind = KindOf(process);
        var options = "";
        var at = 1;
        for (; at < process.Arguments.Count && process.Arguments[at] is ['-' or '+', _, ..] and not "--"; at++)
        {
            if (process.Arguments[at].StartsWith("--", StringComparison.Ordinal))
                continue;
            options += process.Arguments[at][1..];
            if (process.Arguments[at].EndsWith('o'))
                at++; // The name of the option follows.
        }
        if (at < process.Arguments.Count && process.Arguments[at] == "--")
            at++;
        var rest = process.Arguments.Skip(at).ToList();
        if (options.Contains('c'))
        {
            if (rest.Count == 0)
            {
                await process.WriteErrorAsync($"{name}: -c requires an argument");
                return 2;
            }
            var shell = new ShellInterpreter(process, kind, rest.Count > 1 ? rest[1] : name, [.. rest.Skip(2)]);
            shell.SetOptions(options, on: true);
            return await shell.RunScriptAsync(rest[0]);
        }
        if (rest.Count > 0 && !options.Contains('s'))
            return await RunFileAsync(process, kind, rest, options);
        var reader = new ShellInterpreter(process, kind, name, rest);
        reader.SetOptions(options.Replace("i", "", StringComparison.Ordinal), on: true);
        return await reader.RunInputAsync(isInteractive: process.Terminal is not null || options.Contains('i'));
    }

    /// <summary>Runs a script that somebody has executed as a program.</summary>
    public static Task<int> RunFileAsync(Process process, string path, string script, bool isBash) =>
        new ShellInterpreter(process, isBash ? ShellKind.Bash : KindOf(process), path, [.. process.Arguments.Skip(1)]).RunScriptAsync(script);

    private static async Task<int> RunFileAsync(Process process, ShellKind kind, List<string> words, string options)
    {
        if (process.Files.Find(process.PathOf(words[0])) is not RegularFile file)
        {
            await process.WriteErrorAsync(kind == ShellKind.Bash ? $"{process.Name}: {words[0]}: {FileException.NotFoundText}" : $"{process.Name}: can't open '{words[0]}': {FileException.NotFoundText}");
            return kind == ShellKind.Bash ? 127 : 2;
        }
        var shell = new ShellInterpreter(process, kind, words[0], [.. words.Skip(1)]);
        shell.SetOptions(options, on: true);
        return await shell.RunScriptAsync(System.Text.Encoding.UTF8.GetString(file.Content.Span));
    }

    private static ShellKind KindOf(Process process)
    {
        var name = FileSystem.NameOf(process.Name);
        if (name == "bash")
            return ShellKind.Bash;
        return process.Container.Image.Userland == Userland.Debian ? ShellKind.Dash : ShellKind.Ash;
    }
}
