namespace ClusterSim.Serialization;

/// <summary>Decodes documents one by one and gathers objects and faults.</summary>
internal sealed class ManifestReader(Scheme scheme)
{
    private readonly List<ApiObject> _objects = [];
    private readonly List<ManifestFault> _faults = [];

    public void Read(string text, string source)
    {
        try
        {
            foreach (var document in DocumentsIn(text, source))
                Read(document, document.Value, "", source);
        }
        catch (ManifestException e)
        {
            _faults.AddRange(e.Faults);
        }
    }

    /// <summary>What has been read.</summary>
    /// <exception cref="ManifestException">Something was wrong with it.</exception>
    public IReadOnlyList<ApiObject> Finish() => _faults.Count == 0 ? _objects : throw new ManifestException(_faults);

    // YAML contains JSON, but for tabs between its tokens; so what begins like JSON is tried as such first.
    private static IReadOnlyList<YamlDocument> DocumentsIn(string text, string source)
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

    private void Read(YamlDocument document, JsonValue value, string path, string source)
    {
        if (path.Length == 0)
        {
            _faults.AddRange(document.RepeatedKeys.Select(repeated => new ManifestFault(source, repeated.Position, $"key {GoText.Quote(repeated.Key)} already set in map")));
            _faults.AddRange(document.Duplicates.Select(duplicate => new ManifestFault(source, document.Start, duplicate.Message)));
        }
        var position = path.Length == 0 ? document.Start : document.PositionOf(path);
        if (value["kind"]?.AsText is not { Length: > 0 } kind)
            _faults.Add(new(source, position, "Object 'Kind' is missing"));
        else if (value["apiVersion"]?.AsText is not { Length: > 0 } apiVersion)
            _faults.Add(new(source, position, "Object 'apiVersion' is missing"));
        else if (scheme.Find(apiVersion, kind) is { } type)
            Decode(document, value, type, path, source);
        else if (IsList(value, apiVersion, kind, out var items))
            for (var i = 0; i < items.Count; i++)
                Read(document, items[i], $"{path}{(path.Length == 0 ? "" : ".")}items[{i}]", source);
        else
            _faults.Add(new(source, document.PositionOf(path.Length == 0 ? "kind" : path + ".kind"), UnknownKind(apiVersion, kind)));
    }

    private bool IsList(JsonValue value, string apiVersion, string kind, out ValueList<JsonValue> items)
    {
        items = value["items"] is JsonArray array ? array.Items : [];
        return (kind == "List" && apiVersion == "v1") || (kind.EndsWith("List", StringComparison.Ordinal) && scheme.Find(apiVersion, kind[..^4]) is not null);
    }

    private void Decode(YamlDocument document, JsonValue value, ResourceType type, string path, string source)
    {
        var problems = new DecodeProblems();
        try
        {
            _objects.Add((ApiObject)ObjectJson.FromJson(type.ClrType, value, problems));
        }
        catch (DecodeException e)
        {
            _faults.Add(new(source, document.PositionOf(Join(path, e.Path ?? "")), e.Message));
        }
        foreach (var problem in problems.All)
            _faults.Add(new(source, document.PositionOf(Join(path, problem.Path)), problem.Message + Suggestion(problem)));
    }

    private static string Join(string path, string rest) => path.Length == 0 ? rest : rest.Length == 0 ? path : path + "." + rest;

    private static string Suggestion(DecodeProblem problem)
    {
        var name = problem.Path[(problem.Path.LastIndexOf('.') + 1)..];
        return problem.Owner is { } owner && Nearest.Of(name, owner.Fields.Select(field => field.WireName)) is { } near ? $", did you mean \"{near}\"?" : "";
    }

    private string UnknownKind(string apiVersion, string kind)
    {
        var text = $"no matches for kind \"{kind}\" in version \"{apiVersion}\"";
        if (scheme.All.FirstOrDefault(type => type.Kind == kind) is { } elsewhere)
            return $"{text}, did you mean version \"{elsewhere.ApiVersion}\"?";
        return Nearest.Of(kind, scheme.All.Select(type => type.Kind)) is { } near ? $"{text}, did you mean \"{near}\"?" : text;
    }
}
