using System.IO.Compression;
using System.Xml.Linq;

namespace ClusterSim.PackageConsumer;

/// <summary>Says what is in the packages of a folder, and what they depend on.</summary>
internal static class PackageContents
{
    public static IEnumerable<string> Describe(string folder) =>
        Directory.EnumerateFiles(folder, "ClusterSim.*nupkg").Order(StringComparer.Ordinal).SelectMany(DescribeOne);

    private static IEnumerable<string> DescribeOne(string path)
    {
        yield return Path.GetExtension(path) == ".snupkg" ? "symbols" : "package";
        using var package = ZipFile.OpenRead(path);
        foreach (var name in package.Entries.Select(entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal))
            yield return "  holds " + name;
        using var manifest = package.Entries.Single(entry => entry.FullName == "ClusterSim.nuspec").Open();
        foreach (var dependency in XDocument.Load(manifest).Descendants().Where(element => element.Name.LocalName == "dependency"))
            yield return "  needs " + (string?)dependency.Attribute("id");
    }

    // The rest is what every package has.
    private static bool IsOurs(string name) =>
        name.StartsWith("lib/", StringComparison.Ordinal) || name.EndsWith(".md", StringComparison.Ordinal) || name.EndsWith(".png", StringComparison.Ordinal);
}
