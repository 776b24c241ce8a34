using System.Text;

namespace ClusterSim.Serialization;

/// <summary>Takes the text of a manifest apart, into one document for each object: lists give their items.</summary>
internal static class ManifestText
{
    /// <summary>The documents of a text. Of one that is broken, those before the fault, as <c>kubectl</c> reads them.</summary>
    public static IReadOnlyList<ManifestDocument> Read(string text, string source, List<ManifestFault> faults)
    {
        var documents = new List<ManifestDocument>();
        try
        {
            foreach (var document in Parse(text, source))
                Add(document, document.Value, "", source, documents);
        }
        catch (ManifestException whole)
        {
            documents.Clear();
            ReadUntilBroken(text, source, documents, faults);
            if (faults.Count == 0)
                faults.AddRange(whole.Faults);
        }
        return documents;
    }

    private static void ReadUntilBroken(string text, string source, List<ManifestDocument> documents, List<ManifestFault> faults)
    {
        try
        {
            foreach (var part in PartsOf(text))
                foreach (var document in YamlText.ParseAll(part, source))
                    Add(document, document.Value, "", source, documents);
        }
        catch (ManifestException broken)
        {
            faults.AddRange(broken.Faults);
        }
    }

    /// <summary>The text between the lines that separate documents, each with as many empty lines before it as tell its place.</summary>
    private static IEnumerable<string> PartsOf(string text)
    {
        var part = new StringBuilder();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.StartsWith("---", StringComparison.Ordinal))
            {
                yield return part.ToString();
                part.Clear().Append('\n', number);
            }
            else
            {
                part.Append(line).Append('\n');
            }
        }
        yield return part.ToString();
    }

    // YAML contains JSON, but for tabs between its tokens; so what begins like JSON is tried as such first.
    private static IReadOnlyList<YamlDocument> Parse(string text, string source)
    {
        if (text.AsSpan().TrimStart() is not ['{', ..])
            return YamlText.ParseAll(text, source);
        try
        {
            var problems = new DecodeProblems();
            var value = JsonText.Parse(text, problems);
            problems.ReportRepeatedIn(value);
            return [new(value, new(1, 1), [], []) { Duplicates = [.. problems.All] }];
        }
        catch (DecodeException)
        {
            return YamlText.ParseAll(text, source);
        }
    }

    private static void Add(YamlDocument document, JsonValue value, string path, string source, List<ManifestDocument> documents)
    {
        if (value["kind"]?.AsText is { } kind && kind.EndsWith("List", StringComparison.Ordinal) && value["items"] is JsonArray items && value["apiVersion"] is not null)
            for (var i = 0; i < items.Items.Count; i++)
                Add(document, items.Items[i], $"{path}{(path.Length == 0 ? "" : ".")}items[{i}]", source, documents);
        else
            documents.Add(new(document, value, path, source));
    }
}
