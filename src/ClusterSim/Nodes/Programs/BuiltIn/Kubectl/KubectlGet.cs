using System.Text;
using ClusterSim.Serialization;
using ClusterSim.Serialization.JsonPaths;

namespace ClusterSim.Nodes.Programs.BuiltIn.Kubectl;

/// <summary><c>kubectl get</c>.</summary>
internal static class KubectlGet
{
    private const string Table = "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";
    private const int Padding = 3; // tabwriterPadding
    private const int MinWidth = 6; // tabwriterMinWidth

    public static async Task<int> RunAsync(KubectlConnection connection)
    {
        var arguments = connection.Arguments;
        if (arguments.Operands.Count < 2)
            throw new KubectlException("error: You must specify the type of resource to get. Use \"kubectl api-resources\" for a complete list of supported resources.");
        foreach (var (resource, name) in await KubectlTargets.FindAsync(connection, arguments.Operands.Skip(1)))
            await ShowAsync(connection, resource, name);
        return 0;
    }

    private static async Task ShowAsync(KubectlConnection connection, KubectlResource resource, string? name)
    {
        var output = connection.Arguments.Find("o", "output") ?? "";
        var isEverywhere = connection.Arguments.Has("A", "all-namespaces");
        var path = resource.PathOf(isEverywhere ? null : connection.Namespace, name) + KubectlTargets.Selection(connection.Arguments);
        var answer = await connection.AskAsync("GET", path, accept: output is "" or "wide" ? Table : "application/json");
        var text = output switch
        {
            "" or "wide" => Rows(answer, output == "wide", isEverywhere && resource.IsNamespaced, !connection.Arguments.Has("no-headers")),
            "json" => Encoding.UTF8.GetString(JsonLayout.Spread(JsonText.Write(answer))) + "\n",
            "yaml" => YamlText.Write(answer),
            "name" => string.Concat(Objects(answer).Select(item => $"{resource.Qualified}/{item.At("metadata", "name")?.AsText}\n")),
            _ when output.StartsWith("jsonpath=", StringComparison.Ordinal) => Paths(answer, output["jsonpath=".Length..]),
            _ => throw new KubectlException($"error: unable to match a printer suitable for the output format \"{output}\", allowed formats are: json,jsonpath,name,wide,yaml"),
        };
        if (text.Length == 0 && output is "" or "wide")
            await connection.Process.WriteErrorAsync(resource.IsNamespaced && !isEverywhere ? $"No resources found in {connection.Namespace} namespace." : "No resources found");
        await connection.Process.WriteAsync(text);
    }

    private static IEnumerable<JsonValue> Objects(JsonValue answer) => answer["items"] is JsonArray { Items: var items } ? items : [answer];

    private static string Paths(JsonValue answer, string template)
    {
        var text = new StringBuilder();
        template = template.Trim('\'', '"');
        for (var at = 0; at < template.Length;)
        {
            var end = template[at] == '{' ? template.IndexOf('}', at) : -1;
            if (end < 0)
            {
                text.Append(template[at++]);
                continue;
            }
            var inner = template[(at + 1)..end];
            if (inner.StartsWith('"'))
                text.Append(inner.Trim('"').Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal));
            else if (JsonPath.TryParse(inner, out var path, out var error))
                text.AppendJoin(' ', path.Find(answer).Select(static value => value.ToString()));
            else
                throw new KubectlException($"error: error parsing jsonpath {template}, {error}");
            at = end + 1;
        }
        return text.ToString();
    }

    private static string Rows(JsonValue table, bool isWide, bool withNamespace, bool withHeader)
    {
        var columns = ((JsonArray)table["columnDefinitions"]!).Items;
        List<string[]> lines = [];
        foreach (var row in ((table["rows"] as JsonArray) ?? JsonArray.Empty).Items)
        {
            var cells = ((JsonArray)row["cells"]!).Items;
            IEnumerable<string> shown = columns.Select((column, i) => (column, cells[i])).Where(cell => IsShown(cell.column)).Select(static cell => cell.Item2.ToString());
            lines.Add([.. withNamespace ? shown.Prepend(row.At("object", "metadata", "namespace")?.AsText ?? "") : shown]);
        }
        if (lines.Count == 0)
            return "";
        if (withHeader)
        {
            var names = columns.Where(IsShown).Select(static column => (column["name"]?.AsText ?? "").ToUpperInvariant());
            lines.Insert(0, [.. withNamespace ? names.Prepend("NAMESPACE") : names]);
        }
        var widths = Enumerable.Range(0, lines[0].Length).Select(i => Math.Max(MinWidth, lines.Max(line => line[i].Length) + Padding)).ToList();
        return string.Concat(lines.Select(line => string.Concat(line.Select((cell, i) => i == line.Length - 1 ? cell : cell.PadRight(widths[i]))) + "\n"));

        bool IsShown(JsonValue column) => isWide || column["priority"] is not JsonInteger { Value: > 0 };
    }
}
