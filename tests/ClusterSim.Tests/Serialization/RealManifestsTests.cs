using ClusterSim.Api;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.Serialization;

/// <summary>Manifests that people really use; they are not part of the repository and stand beside it where they are at hand.</summary>
[TestFixture]
public sealed class RealManifestsTests
{
    private static IEnumerable<string> Files => FindFolder() is { } folder
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".yaml" or ".yml" or ".json").Order(StringComparer.Ordinal)
        : [];

    [Test]
    public void Are_read_without_an_unknown_field()
    {
        var faults = new List<string>();
        var (files, objects) = (0, 0);

        foreach (var file in Files)
        {
            files++;
            foreach (var document in YamlText.Parse(File.ReadAllText(file), file))
                objects += Decode(document, file, faults);
        }

        if (files == 0)
            Assert.Ignore("There is no folder shared/manifests beside the repository.");
        string.Join('\n', faults).Should().BeEmpty();
        objects.Should().BePositive();
    }

    private static int Decode(JsonValue document, string file, List<string> faults)
    {
        if (document["items"] is JsonArray items && document["kind"]?.AsText is [.., 'L', 'i', 's', 't'])
            return items.Items.Sum(item => Decode(item, file, faults));
        if (document["kind"]?.AsText is not { } kind || Scheme.BuiltIn.Find(document["apiVersion"]?.AsText ?? "", kind) is not { } type)
            return 0;
        var problems = new DecodeProblems();
        try
        {
            var obj = ObjectJson.FromJson(type.ClrType, document, problems);
            if (!ObjectJson.FromJson(type.ClrType, YamlText.Parse(YamlText.Write(obj))[0]).Equals(obj))
                faults.Add($"{file}: {kind} changes when it is written and read again");
        }
        catch (DecodeException e)
        {
            faults.Add($"{file}: {e.Message}");
        }
        faults.AddRange(problems.Messages.Select(message => $"{file}: {kind}: {message}"));
        return 1;
    }

    private static string? FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "manifests") is var candidate && Directory.Exists(candidate))
                return candidate;
        return null;
    }
}
