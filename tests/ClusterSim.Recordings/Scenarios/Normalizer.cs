using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ClusterSim.Recordings.Json;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Scenarios;

/// <summary>Replaces what differs from run to run by placeholders, as the recordings have it.</summary>
internal sealed partial class Normalizer(bool keepsNodeNames, IReadOnlyCollection<string> nodes)
{
    private const string SuffixAlphabet = "bcdfghjklmnpqrstvwxz2456789";

    private readonly SortedSet<string> _generatedPrefixes = new(StringComparer.Ordinal);
    private Regex? _generatedNames;

    /// <summary>Names that start with this and end in five random characters are generated.</summary>
    public void AddGeneratedPrefix(string prefix)
    {
        if (_generatedPrefixes.Add(prefix))
            _generatedNames = null;
    }

    public JsonObject Object(JsonObject obj)
    {
        var copy = obj.DeepClone().AsObject();
        if (copy["metadata"] is JsonObject metadata)
        {
            metadata.Remove("managedFields");
        }
        (copy["spec"]?["claimRef"] as JsonObject)?.Remove("resourceVersion");
        return Walk("", "", copy)!.AsObject();
    }

    public string Text(string text)
    {
        text = KubeApiAccess().Replace(text, "kube-api-access-*****");
        text = (_generatedNames ??= GeneratedNames()).Replace(text, match => match.Value[..^5] + "*****");
        text = ScheduledMinute().Replace(text, "<scheduledMinute>");
        text = Uuid().Replace(text, "<uid>");
        if (!keepsNodeNames)
            text = NodeNames().Replace(text, "<node>");
        return text;
    }

    private JsonNode? Walk(string parent, string name, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject obj:
                obj.Remove("resourceVersion");
                foreach (var key in obj.Select(field => field.Key).ToList())
                    obj[key] = Walk(name, key, obj[key]) is { } value ? Detached(value) : null;
                return obj;
            case JsonArray array:
                for (var i = 0; i < array.Count; i++)
                    array[i] = Walk(parent, name, array[i]) is { } value ? Detached(value) : null;
                return array;
            case JsonValue value when value.TryGetValue(out string? text):
                return Value(parent, name, text);
            case JsonValue value when name is "nodePort" or "healthCheckNodePort" && value.TryGetValue(out int _):
                return "<nodePort>";
            default:
                return node;
        }
    }

    private static JsonNode Detached(JsonNode node) => node.Parent is null ? node : node.DeepClone();

    private JsonNode Value(string parent, string name, string text) => name switch
    {
        "podIP" => "<podIP>",
        "hostIP" => "<hostIP>",
        "clusterIP" or "clusterIPs" when text != "None" => "<clusterIP>",
        "ip" when parent is "podIPs" or "addresses" or "notReadyAddresses" && Kubelet.PodStatuses.IsPodIp(text) => "<podIP>",
        "ip" when parent == "hostIPs" => "<hostIP>",
        "address" when text.Contains('.') => "<hostIP>",
        "addresses" when Kubelet.PodStatuses.IsPodIp(text) => "<podIP>", // Of an EndpointSlice's endpoint.
        "timeAdded" => "<time>",
        "nodeName" when !keepsNodeNames && nodes.Contains(text) => "<node>",
        _ when parent == "data" && text.StartsWith("-----BEGIN", StringComparison.Ordinal) => "<data>",
        _ when Timestamp().IsMatch(text) => "<time>",
        _ => Text(text),
    };

    // Pods of indexed Jobs have a number before the random characters.
    private Regex GeneratedNames() => new(
        $@"(?<![a-z0-9-])(?:{(_generatedPrefixes.Count == 0 ? "(?!)" : string.Join('|', _generatedPrefixes.Reverse().Select(Regex.Escape)))})(?:\d+-)?[{SuffixAlphabet}]{{5}}(?![a-z0-9])",
        RegexOptions.CultureInvariant);

    private Regex NodeNames() => new($@"(?<=\b[Nn]ode |to |Node )(?:{string.Join('|', nodes.Select(Regex.Escape))})\b", RegexOptions.CultureInvariant);

    [GeneratedRegex(@"kube-api-access-[a-z0-9]{5}\b")]
    private static partial Regex KubeApiAccess();

    // Jobs of a CronJob are called after it and the minute for which they were made, counted from 1970.
    [GeneratedRegex("(?<=[a-z0-9]-)[2-9][0-9]{7}(?![a-z0-9])")]
    private static partial Regex ScheduledMinute();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")]
    private static partial Regex Timestamp();
}
