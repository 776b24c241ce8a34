using System.Globalization;

namespace ClusterSim.Serialization.Protobuf;

/// <summary>The messages of all kinds that have one, from the file beside this one; read when first asked for.</summary>
internal sealed class MessageTable
{
    private const string MetaPackage = "meta/v1";

    // Facts about Kubernetes, not state: which cluster asks first makes no difference.
    private static readonly Lazy<MessageTable> Whole = new(() => new MessageTable(Lines()));

    private static readonly Dictionary<string, ValueForm> Scalars = new(StringComparer.Ordinal)
    {
        ["string"] = new TextForm(),
        ["bytes"] = new BytesForm(),
        ["bool"] = new BoolForm(),
        ["int32"] = new Int32Form(),
        ["int64"] = new Int64Form(),
        ["double"] = new DoubleForm(),
    };

    private readonly Dictionary<string, ValueForm> _forms = new(StringComparer.Ordinal);

    private MessageTable(IEnumerable<string> lines)
    {
        var package = "";
        foreach (var line in lines)
        {
            if (line.StartsWith('['))
                package = line[1..^1];
            else if (!line.StartsWith('#'))
                Add(package, line);
        }
    }

    /// <summary>The message of a kind; null when it has none, as custom resources have.</summary>
    /// <param name="apiVersion">Group and version of the kind.</param>
    /// <param name="kind">Name of the kind, or of its list.</param>
    public static MessageType? Find(string apiVersion, string kind) =>
        PackageOf(apiVersion) is { } package ? Whole.Value._forms.GetValueOrDefault(package + "." + kind) as MessageType : null;

    /// <summary>As <see cref="Find"/>; what all groups share, such as <c>DeleteOptions</c>, is found in any.</summary>
    public static MessageType? FindShared(string apiVersion, string kind) => Find(apiVersion, kind) ?? Whole.Value._forms.GetValueOrDefault(MetaPackage + "." + kind) as MessageType;

    /// <summary>A message of what all groups share.</summary>
    public static MessageType Meta(string name) => (MessageType)Whole.Value._forms[MetaPackage + "." + name];

    // The packages are called by the first label of the group. Other people's groups have none.
    private static string? PackageOf(string apiVersion)
    {
        var slash = apiVersion.IndexOf('/');
        if (slash < 0)
            return "core/" + apiVersion;
        var group = apiVersion[..slash];
        var dot = group.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? apiVersion : group[(dot + 1)..] is "k8s.io" or "authorization.k8s.io" or "apiserver.k8s.io" ? group[..dot] + apiVersion[slash..] : null;
    }

    private void Add(string package, string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var (name, fields) = (line[..colon], line[(colon + 1)..]);
        var message = new MessageType(name, () => [.. fields.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(field => FieldOf(package, field))]);
        _forms.Add(package + "." + name, SpecialForm(name, message));
    }

    private static ValueForm SpecialForm(string name, MessageType message) => name switch
    {
        "Time" => new TimeForm(withMicroseconds: false),
        "MicroTime" => new TimeForm(withMicroseconds: true),
        "IntOrString" => new IntOrStringForm(),
        "Quantity" => new WrappedForm(name, Scalars["string"]),
        "Verbs" or "ExtraValue" => new WrappedForm(name, Scalars["string"], isList: true),
        "RawExtension" or "FieldsV1" or "JSON" => new RawJsonForm(),
        "JSONSchemaPropsOrArray" => new EitherForm(message, "jSONSchemas", "schema", value => value is JsonArray),
        "JSONSchemaPropsOrStringArray" => new EitherForm(message, "property", "schema", value => value is JsonArray),
        "JSONSchemaPropsOrBool" => new EitherForm(message, "schema", "allows", value => value is JsonObject),
        _ => message,
    };

    private MessageField FieldOf(string package, string field)
    {
        var parts = field.Split(' ');
        var (name, type) = (parts[0] == "-" ? "" : parts[0], parts[2]);
        var omitsEmpty = type.StartsWith('~');
        var repetition = type.StartsWith("[]", StringComparison.Ordinal) ? Repetition.List : type.StartsWith("{}", StringComparison.Ordinal) ? Repetition.Map : Repetition.Single;
        return new(name, int.Parse(parts[1], CultureInfo.InvariantCulture), FormOf(package, type.TrimStart('~', '[', ']', '{', '}')), repetition) { OmitsEmpty = omitsEmpty };
    }

    private ValueForm FormOf(string package, string type) =>
        Scalars.TryGetValue(type, out var scalar) ? scalar : _forms[type.Contains('.', StringComparison.Ordinal) ? type : package + "." + type];

    private static IEnumerable<string> Lines()
    {
        using var stream = typeof(MessageTable).Assembly.GetManifestResourceStream(typeof(MessageTable), "messages.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
