using System.IO.Compression;
using System.Text.RegularExpressions;

namespace ClusterSim.ApiServer.OpenApi;

/// <summary>What the records of the API say of themselves and of their fields, taken from their sources, which the build packs into the assembly.</summary>
/// <remarks>Read when somebody first asks; who never does pays nothing.</remarks>
internal static partial class FieldDocs
{
    private const string ResourceName = "ClusterSim.Api.zip";

    private static readonly Lazy<Dictionary<string, string>> Texts = new(ReadAll); // Looked up only.

    /// <summary>What <paramref name="type"/> is; null when nobody says.</summary>
    public static string? Of(Type type) => Find(type.FullName!);

    /// <summary>What the property <paramref name="name"/> of <paramref name="type"/> is; null when nobody says.</summary>
    public static string? Of(Type type, string name) => Find(type.FullName + "." + name);

    private static string? Find(string name) => name.StartsWith("ClusterSim.Api.", StringComparison.Ordinal) ? Texts.Value.GetValueOrDefault(name) : null;

    private static Dictionary<string, string> ReadAll()
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        using var stream = typeof(FieldDocs).Assembly.GetManifestResourceStream(ResourceName) ?? throw new InvalidOperationException($"The assembly was built without {ResourceName}.");
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
            if (entry.Name.EndsWith(".cs", StringComparison.Ordinal))
            {
                using var reader = new StreamReader(entry.Open());
                Read(reader.ReadToEnd(), texts);
            }
        return texts;
    }

    // The house style has one record per file, and each member's documentation right above it.
    private static void Read(string source, Dictionary<string, string> texts)
    {
        var (space, type, pending) = ("", "", "");
        foreach (var line in source.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("///", StringComparison.Ordinal))
                pending += line[3..];
            else if (line.StartsWith("namespace ", StringComparison.Ordinal))
                space = line["namespace ".Length..].TrimEnd(';');
            else if (Record().Match(line) is { Success: true } record)
            {
                type = space + "." + record.Groups[1].Value;
                Add(texts, type, ref pending);
            }
            else if (Property().Match(line) is { Success: true } property)
                Add(texts, type + "." + property.Groups[1].Value, ref pending);
            else if (line.Length > 0 && line[0] != '[')
                pending = "";
        }
    }

    private static void Add(Dictionary<string, string> texts, string name, ref string pending)
    {
        if (Summary().Match(pending) is { Success: true } summary)
            texts[name] = System.Net.WebUtility.HtmlDecode(Tag().Replace(Reference().Replace(summary.Groups[1].Value, "$1"), "")).Trim();
        pending = "";
    }

    [GeneratedRegex(@"^public (?:sealed |abstract |partial )*record (\w+)")]
    private static partial Regex Record();

    [GeneratedRegex(@"^public (?:override |virtual |required )*[\w<>?.,]+ (\w+)(?: \{| =>|$)")]
    private static partial Regex Property();

    [GeneratedRegex("<summary>(.*?)</summary>")]
    private static partial Regex Summary();

    [GeneratedRegex("<(?:see|paramref|typeparamref) (?:cref|name|langword)=\"(?:[^\"]*\\.)?([^\"]*)\" ?/>")]
    private static partial Regex Reference();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
