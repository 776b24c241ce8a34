using System.Text;
using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Commands;

/// <summary>What filters read: the files named, or standard input.</summary>
internal static class Inputs
{
    /// <summary>Calls <paramref name="use"/> with each input in turn; those that cannot be read are complained about.</summary>
    /// <returns>0, or 1 when one of them could not be read.</returns>
    public static async Task<int> ForEachAsync(Process process, IReadOnlyList<string> names, Func<string, ProcessInput, Task> use)
    {
        var status = 0;
        foreach (var name in names.Count == 0 ? ["-"] : names)
        {
            ProcessInput input;
            try
            {
                input = name == "-" ? process.Input : FileStreams.OpenToRead(process, name);
            }
            catch (FileException error)
            {
                await process.WriteErrorAsync(CannotOpen(process, name, error.Message));
                status = 1;
                continue;
            }
            await use(name, input);
        }
        return status;
    }

    /// <summary>The lines of all inputs.</summary>
    public static async Task<(List<string> Lines, int Status)> ReadLinesAsync(Process process, IReadOnlyList<string> names)
    {
        List<string> lines = [];
        var status = await ForEachAsync(process, names, async (_, input) => lines.AddRange(Split(await input.ReadAllAsync(process.Killed))));
        return (lines, status);
    }

    public static IEnumerable<string> Split(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
            return [];
        var text = Encoding.UTF8.GetString(bytes.Span);
        return (text.EndsWith('\n') ? text[..^1] : text).Split('\n');
    }

    public static string CannotOpen(Process process, string name, string problem)
    {
        var command = FileSystem.NameOf(process.Name);
        return process.Container.Image.Userland == Userland.Debian ? $"{command}: {name}: {problem}" : $"{command}: can't open '{name}': {problem}";
    }
}
