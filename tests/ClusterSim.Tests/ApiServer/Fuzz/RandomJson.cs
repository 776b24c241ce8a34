using ClusterSim.Api;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.ApiServer.Fuzz;

/// <summary>Objects of any kind, made of what their schema allows, and sometimes of what it does not.</summary>
internal sealed class RandomJson(Random random)
{
    private const int MaxDepth = 7;

    private static readonly string[] Texts =
    [
        "", "a", "web", "default", "kube-system", "x.example.com/y", "Always", "TCP", "10m", "1Gi", "-1", "0", "1e400", "2021-01-01T00:00:00Z", "2021-01-01", "10.96.0.7", "::1", "300.1.1.1",
        "10.0.0.0/8", "*", "true", "null", "ClusterIP", "NodePort", "None", "é😀\u0000", "\ud83d", "a/b/c", "../..", "%2f", "{{}}", "$(VAR)", "0x10", "9223372036854775808", "RollingUpdate", "In",
        "Exists", "nginx:1", "main", "spec.nodeName", "aGVsbG8=", "self.x > 1", "a,b=c", new('a', 64), new('a', 300),
    ];

    private static readonly string[] Names = ["a", "b", "web", "default", "x.example.com", "admin", "kube-root-ca.crt"];

    public bool Chance(int percent) => random.Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public string Text() => Pick(Texts);

    public string Name() => Chance(85) ? Pick(Names) : Text();

    /// <summary>An object of a kind, as somebody might post it.</summary>
    public JsonObject Object(ResourceType type, string? name, string? @namespace)
    {
        var obj = Record(ObjectSchema.Of(type.ClrType), 0);
        var metadata = obj.Find("metadata") as JsonObject ?? JsonObject.Empty;
        if (!Chance(3))
            metadata = metadata.Remove("deletionTimestamp").Remove("resourceVersion").Remove("uid").Remove("managedFields").Remove("ownerReferences");
        if (name is not null && !Chance(3))
            metadata = metadata.Set("name", name);
        if (@namespace is not null && !Chance(3))
            metadata = metadata.Set("namespace", @namespace);
        return obj.Set("metadata", metadata).Set("apiVersion", Chance(98) ? type.ApiVersion : Text()).Set("kind", Chance(98) ? type.Kind : Text());
    }

    /// <summary>JSON of any shape.</summary>
    public JsonValue Any(int depth = 0) => random.Next(depth > 4 ? 5 : 8) switch
    {
        0 => JsonValue.Null,
        1 => Chance(50),
        2 => Number(),
        3 or 4 => Text(),
        5 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Any(depth + 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(_ => KeyValuePair.Create(Text(), Any(depth + 1)))),
    };

    private JsonObject Record(ObjectSchema schema, int depth)
    {
        var fields = new List<KeyValuePair<string, JsonValue>>();
        var percent = depth switch { 0 => 90, 1 => 45, 2 => 30, _ => 18 };
        foreach (var field in schema.Fields)
            if (field.IsRequired || Chance(percent))
                fields.Add(new(field.WireName, Chance(2) ? Any() : Value(field, depth + 1)));
        if (Chance(3))
            fields.Add(new(Text(), Any()));
        return new(fields);
    }

    private JsonValue Value(FieldSchema field, int depth)
    {
        if (depth > MaxDepth)
            return field.Shape switch { FieldShape.Object or FieldShape.Map => JsonObject.Empty, FieldShape.List => JsonArray.Empty, _ => Scalar(field.ElementType) };
        return field.Shape switch
        {
            FieldShape.Object => field.ElementSchema is { } schema ? Record(schema, depth) : Any(depth),
            FieldShape.List => new JsonArray([.. Enumerable.Range(0, Chance(2) ? 40 : random.Next(3)).Select(_ => Item(field, depth))]),
            FieldShape.Map => new JsonObject(Enumerable.Range(0, random.Next(3)).Select(_ => KeyValuePair.Create(Name(), Item(field, depth)))),
            FieldShape.Any => Any(depth),
            _ => Scalar(field.ElementType),
        };
    }

    private JsonValue Item(FieldSchema field, int depth) => field.ElementSchema is { } schema ? Record(schema, depth) : Scalar(field.ElementType);

    private JsonValue Scalar(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (Chance(2))
            return Any();
        if (type == typeof(string))
            return Chance(50) ? Name() : Text();
        if (type == typeof(bool))
            return Chance(50);
        if (type == typeof(int) || type == typeof(long))
            return Number();
        if (type == typeof(Time) || type == typeof(MicroTime))
            return Pick(["2021-01-01T00:00:00Z", "2021-01-01T00:00:00.000001Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "yesterday"]);
        if (type == typeof(Quantity))
            return Pick(["1", "10m", "1Gi", "0", "-5", "1e30", "9999999999999999999999Ei", "1.5", "abc", ""]);
        return Chance(50) ? Text() : Number();
    }

    private JsonValue Number() => random.Next(6) switch
    {
        0 => long.MaxValue,
        1 => long.MinValue,
        2 => new JsonFloat(1.5),
        3 => new JsonFloat(1e300),
        _ => (long)random.Next(-2, 70000),
    };
}
