namespace ClusterSim.Serialization;

/// <summary>One object as a manifest has it, not decoded yet.</summary>
internal sealed class ManifestDocument(YamlDocument document, JsonValue value, string path, string source)
{
    public string Source => source;

    public TextPosition Position => path.Length == 0 ? document.Start : document.PositionOf(path);

    public string ApiVersion => value["apiVersion"]?.AsText ?? "";

    public string Kind => value["kind"]?.AsText ?? "";

    public string Namespace => value["metadata"]?["namespace"]?.AsText ?? "";

    public string Name => value["metadata"]?["name"]?.AsText ?? value["metadata"]?["generateName"]?.AsText ?? "";

    /// <summary>Whether it says neither of what kind it is nor in which version: a file of something else.</summary>
    public bool IsNoObject => value["kind"] is null && value["apiVersion"] is null;

    /// <summary>The object; null, and what is wrong, when there is a fault.</summary>
    public ApiObject? Decode(Scheme scheme, List<ManifestFault> faults)
    {
        var before = faults.Count;
        ReportRepeated(faults);
        var obj = Kind.Length == 0 ? Refuse("Object 'Kind' is missing", faults)
            : ApiVersion.Length == 0 ? Refuse("Object 'apiVersion' is missing", faults)
            : scheme.Find(ApiVersion, Kind) is { } type ? Decode(type, faults)
            : Refuse(UnknownKind(scheme), faults, "kind");
        return faults.Count == before ? obj : null;
    }

    private void ReportRepeated(List<ManifestFault> faults)
    {
        if (path.Length > 0 && path != "items[0]")
            return; // An item of a list: the first of them tells for the text.
        faults.AddRange(document.RepeatedKeys.Select(repeated => new ManifestFault(source, repeated.Position, $"key {GoText.Quote(repeated.Key)} already set in map")));
        faults.AddRange(document.Duplicates.Select(duplicate => new ManifestFault(source, document.Start, duplicate.Message)));
    }

    private ApiObject? Refuse(string message, List<ManifestFault> faults, string field = "")
    {
        faults.Add(new(source, field.Length == 0 ? Position : document.PositionOf(Join(field)), message));
        return null;
    }

    private ApiObject? Decode(ResourceType type, List<ManifestFault> faults)
    {
        var problems = new DecodeProblems();
        ApiObject? obj = null;
        try
        {
            obj = (ApiObject)ObjectJson.FromJson(type.ClrType, value, problems);
        }
        catch (DecodeException e)
        {
            faults.Add(new(source, document.PositionOf(Join(e.Path ?? "")), e.Message));
        }
        foreach (var problem in problems.All)
            faults.Add(new(source, document.PositionOf(Join(problem.Path)), problem.Message + Suggestion(problem)));
        return obj;
    }

    private string Join(string rest) => path.Length == 0 ? rest : rest.Length == 0 ? path : path + "." + rest;

    private static string Suggestion(DecodeProblem problem)
    {
        var name = problem.Path[(problem.Path.LastIndexOf('.') + 1)..];
        return problem.Owner is { } owner && Nearest.Of(name, owner.Fields.Select(field => field.WireName)) is { } near ? $", did you mean \"{near}\"?" : "";
    }

    private string UnknownKind(Scheme scheme)
    {
        var text = $"no matches for kind \"{Kind}\" in version \"{ApiVersion}\"";
        if (scheme.All.FirstOrDefault(type => type.Kind == Kind) is { } elsewhere)
            return $"{text}, did you mean version \"{elsewhere.ApiVersion}\"?";
        return Nearest.Of(Kind, scheme.All.Select(type => type.Kind)) is { } near ? $"{text}, did you mean \"{near}\"?" : text;
    }
}
