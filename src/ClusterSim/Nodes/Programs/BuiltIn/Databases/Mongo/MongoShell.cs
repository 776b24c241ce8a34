using System.Globalization;
using System.Text.RegularExpressions;
using ClusterSim.Serialization;

namespace ClusterSim.Nodes.Programs.BuiltIn.Databases.Mongo;

/// <summary>Carries out what is typed into <c>mongo</c> or <c>mongosh</c>: inserting, finding, counting and removing documents.</summary>
internal sealed partial class MongoShell(MongoStore store, bool isNew, string version)
{
    /// <summary>The database in use.</summary>
    public string Database { get; private set; } = "test";

    /// <summary>What the shell prints for a line; empty for nothing.</summary>
    public string Run(string line)
    {
        line = line.Trim().TrimEnd(';');
        if (line.Length == 0)
            return "";
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case ["use", var database]:
                Database = database;
                return $"switched to db {database}";
            case ["show", "dbs" or "databases"]:
                return string.Join('\n', store.Databases.Append("local").Append("admin").Distinct().Order(StringComparer.Ordinal).Select(name => $"{name}  0.000GB"));
            case ["show", "collections" or "tables"]:
                return string.Join('\n', store.Collections(Database));
            case ["db"] or ["db.getName()"]:
                return Database;
        }
        return Statement().Match(line) is { Success: true } match ? OnCollection(match) : Other(line);
    }

    private string OnCollection(Match match)
    {
        var collection = match.Groups["collection"].Value;
        var arguments = match.Groups["arguments"].Value.Trim();
        var documents = store.Read(Database, collection);
        try
        {
            switch (match.Groups["method"].Value)
            {
                case "insert" or "insertOne" or "save" or "insertMany":
                    return Insert(match.Groups["method"].Value, collection, documents, Read(arguments));
                case "find":
                    var shown = Select(documents, arguments).Select(Show);
                    return string.Join('\n', match.Groups["rest"].Value.Contains("count", StringComparison.Ordinal) ? [Select(documents, arguments).Count().ToString(CultureInfo.InvariantCulture)] : shown);
                case "findOne":
                    return Select(documents, arguments).Select(Show).FirstOrDefault("null");
                case "count" or "countDocuments" or "estimatedDocumentCount":
                    return Select(documents, arguments).Count().ToString(CultureInfo.InvariantCulture);
                case "remove" or "deleteMany" or "deleteOne":
                    return Remove(match.Groups["method"].Value, collection, documents, arguments);
                case "drop":
                    store.Drop(Database, collection);
                    return documents.Count > 0 ? "true" : "false";
                default:
                    return $"TypeError: db.{collection}.{match.Groups["method"].Value} is not a function";
            }
        }
        catch (Exception wrong) when (wrong is DecodeException or ManifestException)
        {
            return "SyntaxError: unexpected token";
        }
    }

    private string Insert(string method, string collection, List<JsonObject> documents, JsonValue given)
    {
        var added = (given is JsonArray many ? many.Items.OfType<JsonObject>() : given is JsonObject one ? [one] : []).Select(document => document.Has("_id") ? document : new JsonObject([new("_id", store.NewId()), .. document.Fields])).ToList();
        store.Write(Database, collection, [.. documents, .. added]);
        return method switch
        {
            "insertOne" => isNew ? $"{{\n  acknowledged: true,\n  insertedId: {Id(added[0])}\n}}" : $"{{\n\t\"acknowledged\" : true,\n\t\"insertedId\" : {Id(added[0])}\n}}",
            "insertMany" => $"{{ \"acknowledged\" : true, \"insertedIds\" : [ {string.Join(", ", added.Select(Id))} ] }}",
            _ => $"WriteResult({{ \"nInserted\" : {added.Count} }})",
        };
    }

    private string Remove(string method, string collection, List<JsonObject> documents, string arguments)
    {
        var gone = Select(documents, arguments).Take(method == "deleteOne" ? 1 : int.MaxValue).ToHashSet(ReferenceEqualityComparer.Instance);
        store.Write(Database, collection, documents.Where(document => !gone.Contains(document)));
        return method == "remove" ? $"WriteResult({{ \"nRemoved\" : {gone.Count} }})" : $"{{ \"acknowledged\" : true, \"deletedCount\" : {gone.Count} }}";
    }

    private static IEnumerable<JsonObject> Select(List<JsonObject> documents, string arguments) =>
        arguments.Length == 0 || Read(arguments) is not JsonObject filter ? documents : documents.Where(document => filter.Fields.All(field => field.Value.Equals(document.Find(field.Key))));

    /// <summary>JavaScript's way to write objects is YAML, too, where there is a space after each colon.</summary>
    private static JsonValue Read(string text) => YamlText.Parse("value: " + Colon().Replace(text, ": "))[0]["value"] ?? JsonValue.Null;

    private string Show(JsonObject document) => isNew
        ? $"{{ {string.Join(", ", document.Fields.Select(field => $"{field.Key}: {(field.Key == "_id" ? Id(document) : ShowValue(field.Value).Replace('"', '\''))}"))} }}"
        : $"{{ {string.Join(", ", document.Fields.Select(field => $"\"{field.Key}\" : {(field.Key == "_id" ? Id(document) : ShowValue(field.Value))}"))} }}";

    private string Id(JsonObject document) => document.Find("_id") switch
    {
        JsonString { Value: { Length: 24 } id } => isNew ? $"ObjectId('{id}')" : $"ObjectId(\"{id}\")",
        { } other => ShowValue(other),
        null => "null",
    };

    private static string ShowValue(JsonValue value) => value switch
    {
        JsonObject inner => $"{{ {string.Join(", ", inner.Fields.Select(field => $"\"{field.Key}\" : {ShowValue(field.Value)}"))} }}",
        JsonArray array => $"[ {string.Join(", ", array.Items.Select(ShowValue))} ]",
        _ => JsonText.WriteText(value),
    };

    private string Other(string line) => line switch
    {
        _ when line.Contains("ping", StringComparison.Ordinal) => isNew ? "{ ok: 1 }" : "{ \"ok\" : 1 }",
        _ when line.StartsWith("db.version", StringComparison.Ordinal) => version,
        _ when line.StartsWith("rs.", StringComparison.Ordinal) || line.StartsWith("db.", StringComparison.Ordinal) => isNew ? "{ ok: 1 }" : "{ \"ok\" : 1 }",
        _ when Print().Match(line) is { Success: true } print => print.Groups["text"].Value,
        _ => $"ReferenceError: {line.Split(' ', '(', '.')[0]} is not defined",
    };

    [GeneratedRegex(@"^db\.(?<collection>\w+)\.(?<method>\w+)\((?<arguments>.*?)\)(?<rest>(\.\w+\(.*\))*)$", RegexOptions.Singleline)]
    private static partial Regex Statement();

    [GeneratedRegex(@"(?<=[\w""'])\s*:\s*(?=[^\s])")]
    private static partial Regex Colon();

    [GeneratedRegex("""^print\(["'](?<text>.*)["']\)$""")]
    private static partial Regex Print();
}
