namespace ClusterSim.Server.Tests.Kubectl;

/// <summary>The kubectl binaries on this machine: the one on the path, and those of single versions beside it (<c>kubectl.1.32</c>).</summary>
public static class KubectlBinaries
{
    /// <summary>Versions to try, as in <c>1.32</c>; empty when there is no kubectl here.</summary>
    public static IReadOnlyList<string> Versions { get; } = [.. Directories().SelectMany(directory => Directory.EnumerateFiles(directory, "kubectl.1.*")).Select(path => Path.GetFileName(path)["kubectl.".Length..]).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The version that tests use when they need only one: the newest there is or, without versions, whatever is on the path.</summary>
    public static string Usual => Versions.LastOrDefault() ?? "";

    /// <summary>The binary of a version; of the one on the path when the version is empty.</summary>
    public static string Find(string version)
    {
        var name = version.Length == 0 ? "kubectl" : "kubectl." + version;
        var found = Directories().Select(directory => Path.Combine(directory, name)).FirstOrDefault(File.Exists);
        if (found is null)
            Assert.Ignore($"There is no {name} on the path.");
        return found!;
    }

    // Version managers put a link on the path and the versions beside what it leads to; packages put them into a folder of their own.
    private static IEnumerable<string> Directories() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Directory.Exists)
        .SelectMany(directory => (string[])[directory, .. TargetOf(Path.Combine(directory, "kubectl"))])
        .Concat(OfPackages("/usr/lib")).Concat(OfPackages("/opt")).Distinct();

    private static string[] OfPackages(string root) =>
        Directory.Exists(root) ? [.. Directory.EnumerateDirectories(root).Select(package => Path.Combine(package, "bin")).Where(Directory.Exists).Order(StringComparer.Ordinal)] : [];

    private static string[] TargetOf(string path) =>
        File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target ? [Path.GetDirectoryName(target.FullName)!] : [];
}
