using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JsonArray = System.Text.Json.Nodes.JsonArray;
using JsonObject = System.Text.Json.Nodes.JsonObject;
using JsonValue = System.Text.Json.Nodes.JsonValue;

namespace ClusterSim.Recordings.Transcripts;

/// <summary>Replaces what a server is free to choose by placeholders, so that two servers' answers can be compared.</summary>
internal sealed partial class Normalizer(Literals literals, bool keepsManagedFields)
{
    private const string RecordedGroups = ".tr.example.com";

    private readonly Dictionary<string, string> _created = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, string> _names = new(StringComparer.Ordinal);

    private TableCellNormalizer? _cells;

    public Placeholders Placeholders { get; } = new();

    public JsonNode? Normalize(JsonNode? node, bool isBookmark = false) => node switch
    {
        JsonArray array => new JsonArray([.. array.Select(item => Normalize(item))]),
        JsonObject obj => NormalizeObject(obj, isBookmark),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonValue.Create(NormalizeText(value.GetValue<string>())),
        _ => node?.DeepClone(),
    };

    public string NormalizeText(string text)
    {
        foreach (var (full, shown) in _names)
            text = text.Replace(full, shown, StringComparison.Ordinal);
        foreach (var prefix in literals.GenerateNames)
            if (text.Contains(prefix, StringComparison.Ordinal))
                text = Regex.Replace(text, Regex.Escape(prefix) + "([bcdfghjklmnpqrstvwxz2456789]{5})(?![a-z0-9])", match => literals.Has(match.Value) ? match.Value : prefix + Placeholders.For("suffix5", match.Groups[1].Value));
        text = PrintedObject().Replace(text, "Invalid value: \"<object>\": ");
        text = Ipv4().Replace(text, match => Placeholders.Known("ip", match.Value) ?? match.Value);
        text = Uuid().Replace(text, match => literals.Has(match.Value) || match.Value.StartsWith("00000000-", StringComparison.Ordinal) ? match.Value : Placeholders.For("uid", match.Value));
        text = Timestamp().Replace(text, match => match.Groups[1].Value is "2020" or "2021" ? match.Value : "<time>");
        text = PreconditionRevision().Replace(text, match => match.Groups[1].Value + (literals.Has(match.Groups[2].Value) ? match.Groups[2].Value : Placeholders.For("rv", match.Groups[2].Value)) + ")");
        text = TooLarge().Replace(text, "$1<n>");
        return LinkHash().Replace(text, "$1<hash>");
    }

    private JsonObject NormalizeObject(JsonObject obj, bool isBookmark)
    {
        obj = SortCauses(obj);
        var kind = TextOf(obj["kind"]);
        if (kind == "Table" && obj.ContainsKey("rows"))
            obj = (_cells ??= new(literals, Placeholders)).Normalize(obj);
        var isList = obj.ContainsKey("items") || kind == "Table" || (kind?.EndsWith("List", StringComparison.Ordinal) == true && obj["metadata"] is JsonObject listed && !listed.ContainsKey("name"));
        var result = new JsonObject();
        if (obj["metadata"] is JsonObject metadata) // First, since its values turn up again in what follows.
            result["metadata"] = NormalizeMetadata(metadata, isList, isBookmark, kind);
        foreach (var (name, value) in obj)
            if (name != "metadata" || value is not JsonObject)
                result[name] = NormalizeField(obj, name, value);
        return result;
    }

    private JsonNode? NormalizeField(JsonObject obj, string name, JsonNode? value)
    {
        var text = TextOf(value);
        return name switch
        {
            "object" when TextOf(obj["type"]) == "BOOKMARK" => Normalize(value, isBookmark: true),
            "clusterIP" when text is not (null or "" or "None") && !literals.Has(text) => Placeholders.For("ip", text),
            "clusterIPs" when value is JsonArray ips => new JsonArray([.. ips.Select(ip => (JsonNode?)NormalizeAddress(TextOf(ip)!))]),
            "nodePort" or "healthCheckNodePort" when value is JsonValue port && port.TryGetValue<long>(out var number) && number >= 30000 && !literals.Has(number) =>
                Placeholders.For("nodePort", number.ToString(CultureInfo.InvariantCulture)),
            "serverAddress" when text is not null => "<address>",
            "token" when text is { Length: > 80 } && text.Count(character => character == '.') == 2 => "<token>",
            "resourceVersion" when text is not null && Placeholders.Known("rv", text) is { } known => known,
            _ => Normalize(value),
        };
    }

    private string NormalizeAddress(string ip) => ip is "" or "None" || literals.Has(ip) ? ip : Placeholders.For("ip", ip);

    private JsonObject NormalizeMetadata(JsonObject metadata, bool isList, bool isBookmark, string? kind)
    {
        NoteGeneratedName(metadata);
        var result = new JsonObject();
        foreach (var (name, value) in metadata)
            switch (name)
            {
                case "managedFields":
                    if (keepsManagedFields)
                        result[name] = Normalize(Sorted(value));
                    break;
                case "resourceVersion" when TextOf(value) is { } revision and not ("" or "0"):
                    result[name] = isList || isBookmark ? Placeholders.For("lrv", revision, fresh: true) : Placeholders.For("rv", revision);
                    break;
                case "continue" when TextOf(value) is { Length: > 0 } token:
                    result[name] = Placeholders.For("continue", token, fresh: true);
                    break;
                case "creationTimestamp" when HasChanged(metadata, kind):
                    result[name] = "<time:CHANGED>";
                    break;
                default:
                    result[name] = Normalize(value);
                    break;
            }
        return result;
    }

    private void NoteGeneratedName(JsonObject metadata)
    {
        if (TextOf(metadata["generateName"]) is not { Length: > 0 } given || TextOf(metadata["name"]) is not { } name)
            return;
        var prefix = given[..Math.Min(given.Length, 58)];
        if (name.StartsWith(prefix, StringComparison.Ordinal) && !literals.Has(name) && name.Length == prefix.Length + 5)
            _names.TryAdd(name, name[..^5] + Placeholders.For("suffix5", name[^5..]));
    }

    private bool HasChanged(JsonObject metadata, string? kind)
    {
        if (kind is "TokenRequest" or "Scale" || TextOf(metadata["uid"]) is not { } uid || TextOf(metadata["creationTimestamp"]) is not { } time)
            return false;
        _created.TryAdd(uid, time);
        return _created[uid] != time;
    }

    private static JsonNode? Sorted(JsonNode? managedFields) => managedFields is JsonArray entries
        ? new JsonArray([.. entries.OrderBy(SortKey, StringComparer.Ordinal).Select(entry => entry?.DeepClone())])
        : managedFields;

    private static string SortKey(JsonNode? entry) =>
        string.Join('\0', ((string[])["operation", "manager", "apiVersion", "subresource"]).Select(name => TextOf(entry?[name]) ?? ""));

    // Go walks maps in random order: where the real server's causes come from one, their order says nothing.
    private static JsonObject SortCauses(JsonObject obj)
    {
        if (TextOf(obj["kind"]) != "Status" || obj["details"] is not JsonObject details || details["causes"] is not JsonArray causes)
            return obj;
        var reason = TextOf(obj["reason"]);
        var isCustom = reason == "Invalid" && causes.Count > 1 && TextOf(details["group"])?.EndsWith(RecordedGroups, StringComparison.Ordinal) == true;
        if (reason != "Conflict" && !isCustom)
            return obj;
        var copy = obj.DeepClone().AsObject();
        string[] order = isCustom ? ["field", "message"] : ["message", "field"];
        var sorted = causes.OrderBy(cause => TextOf(cause![order[0]]), StringComparer.Ordinal).ThenBy(cause => TextOf(cause![order[1]]), StringComparer.Ordinal);
        copy["details"]!["causes"] = new JsonArray([.. sorted.Select(cause => cause!.DeepClone())]);
        if (isCustom)
            copy["message"] = TextOf(copy["message"])!.Split(" is invalid: ")[0] + " is invalid: <causes>";
        return copy;
    }

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    [GeneratedRegex(@"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")]
    private static partial Regex Uuid();

    [GeneratedRegex(@"\b(\d{4})-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z| ?[+-]\d\d:?\d\d( [A-Z]+)?( m=[+\-.\d]+)?)")]
    private static partial Regex Timestamp();

    [GeneratedRegex(@"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex Ipv4();

    [GeneratedRegex("""Invalid value: "\{\\"apiVersion.*\}": """, RegexOptions.Singleline)]
    private static partial Regex PrintedObject();

    [GeneratedRegex(@"(ResourceVersion in (?:the )?(?:precondition|record) \()(\d+)\)")]
    private static partial Regex PreconditionRevision();

    [GeneratedRegex(@"(too large resource version: \d+, current: )\d+", RegexOptions.IgnoreCase)]
    private static partial Regex TooLarge();

    [GeneratedRegex(@"(\?hash=)[0-9A-Fa-f]+")]
    private static partial Regex LinkHash();
}
