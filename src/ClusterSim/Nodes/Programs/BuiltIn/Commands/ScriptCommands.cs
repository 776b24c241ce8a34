using System.Text.RegularExpressions;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.BuiltIn.Web;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>Interpreters of other languages. They do what one-liners in manifests do: print a text, serve a directory; whatever else is asked of them succeeds.</summary>
internal static partial class ScriptCommands
{
    private const int DefaultPort = 8000;

    /// <summary>What an image about which nothing is known does with a command, if that is more than to stand for its program.</summary>
    public static Func<Process, Task<int>>? FindFor(IReadOnlyList<string> words) => FileSystem.NameOf(words[0]) switch
    {
        "python" or "python3" when IsOneLiner(words, "-c") || IsServer(words) || words is [_, "-m", "pip", ..] => PythonAsync,
        "node" or "nodejs" when IsOneLiner(words, "-e") || IsOneLiner(words, "-p") => NodeAsync,
        "ruby" when IsOneLiner(words, "-e") => RubyAsync,
        "apt-get" or "apt" => PackageCommands.AptAsync,
        "apk" => PackageCommands.ApkAsync,
        "pip" or "pip3" => PackageCommands.PipAsync,
        "npm" when words is [_, "install" or "i" or "ci" or "add" or "config" or "cache", ..] => PackageCommands.NpmAsync,
        "git" => PackageCommands.GitAsync,
        _ => null,
    };

    public static Task<int> PythonAsync(Process process)
    {
        var words = process.Arguments;
        if (words.Contains("--version") || words.Contains("-V"))
            return ShellCommands.Done(process.WriteLineAsync("Python 3.13.7"));
        if (IsServer(words))
            return ServeAsync(process);
        if (words is [_, "-m", "pip", ..])
            return PackageCommands.PipAsync(process.With([.. words.Skip(2)], process.Environment));
        return PrintAsync(process, "-c");
    }

    public static Task<int> NodeAsync(Process process) =>
        process.Arguments.Contains("--version") || process.Arguments.Contains("-v") ? ShellCommands.Done(process.WriteLineAsync("v22.19.0")) : PrintAsync(process, "-e");

    public static Task<int> RubyAsync(Process process) => PrintAsync(process, "-e");

    private static bool IsServer(IReadOnlyList<string> words)
    {
        for (var i = 1; i + 1 < words.Count; i++)
            if (words[i] == "-m" && words[i + 1] is "http.server" or "SimpleHTTPServer")
                return true;
        return false;
    }

    /// <summary>Code that stays is no one-liner: the image's program stands for it.</summary>
    private static bool IsOneLiner(IReadOnlyList<string> words, string flag)
    {
        for (var i = 1; i + 1 < words.Count; i++)
            if (words[i] == flag)
                return !Staying().IsMatch(words[i + 1]);
        return false;
    }

    private static async Task<int> PrintAsync(Process process, string flag)
    {
        var code = process.Arguments.SkipWhile(word => word != flag).Skip(1).FirstOrDefault() ?? "";
        foreach (Match printed in Printed().Matches(code))
            await process.WriteLineAsync(printed.Groups["text"].Value);
        if (Exit().Match(code) is { Success: true } exit)
            return int.Parse(exit.Groups["code"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) & 255;
        return 0;
    }

    private static Task<int> ServeAsync(Process process)
    {
        var (port, directory) = (DefaultPort, process.Directory);
        var words = process.Arguments.SkipWhile(static word => word != "-m").Skip(2).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is "-d" or "--directory" && i + 1 < words.Count)
                directory = process.PathOf(words[++i]);
            else if (words[i] is "-b" or "--bind" or "-p" or "--protocol")
                i++;
            else if (int.TryParse(words[i], System.Globalization.CultureInfo.InvariantCulture, out var given))
                port = given;
        }
        return new DirectoryServer(port, directory).RunAsync(process.Container.Context);
    }

    /// <summary>As in <c>print("text")</c>, <c>console.log('text')</c>, <c>puts 'text'</c>.</summary>
    [GeneratedRegex("""(?:\bprint\s*\(?|\bconsole\.(?:log|error)\s*\(|\bputs\s+)\s*(?<quote>["'`])(?<text>.*?)\k<quote>\s*(?:\)|;|$)""", RegexOptions.Singleline)]
    private static partial Regex Printed();

    [GeneratedRegex(@"\bexit\s*\(?\s*(?<code>\d{1,3})\b")]
    private static partial Regex Exit();

    [GeneratedRegex(@"while\s*\(?\s*(True|true|1)\b|serve_forever|\.listen\b|createServer|setInterval|HTTPServer|run_forever|\bapp\.run\b")]
    private static partial Regex Staying();
}
