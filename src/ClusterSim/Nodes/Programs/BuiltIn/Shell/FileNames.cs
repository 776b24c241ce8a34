using ClusterSim.Nodes.Processes;
using ClusterSim.Nodes.Programs.Files;

namespace ClusterSim.Nodes.Programs.BuiltIn.Shell;

/// <summary>The names of files that match a pattern.</summary>
internal static class FileNames
{
    /// <summary>The matches in order; the text as it is written when there are none.</summary>
    public static IReadOnlyList<string> Match(Process process, string pattern, string text)
    {
        var found = new List<string> { pattern.StartsWith('/') ? "/" : "" };
        var parts = pattern.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            found = [.. found.SelectMany(directory => Match(process, directory, parts[i], isLast))];
        }
        return found.Count == 0 ? [text] : found;
    }

    private static IEnumerable<string> Match(Process process, string directory, string pattern, bool isLast)
    {
        if (Find(process, directory) is not DirectoryNode node)
            yield break;
        foreach (var (name, entry) in node.Entries)
        {
            var isHidden = name.StartsWith('.') && !pattern.StartsWith('.');
            if (!isHidden && GlobPattern.IsMatch(pattern, name))
                yield return directory + name + (isLast ? "" : "/");
        }
    }

    private static FileNode? Find(Process process, string directory)
    {
        try
        {
            return process.Files.Find(process.PathOf(directory.Length == 0 ? "." : directory));
        }
        catch (FileException)
        {
            return null;
        }
    }
}
