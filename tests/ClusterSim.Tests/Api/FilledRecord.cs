using ClusterSim.Api;
using ClusterSim.Api.ApiExtensions;
using ClusterSim.Serialization;

namespace ClusterSim.Tests.Api;

/// <summary>Makes records in which every field, all the way down, has a value of its own.</summary>
internal sealed class FilledRecord
{
    private int _counter;
    private bool _inSchema;

    /// <summary>A filled record; made twice, it is made of the same values but of other instances.</summary>
    public static ApiRecord Of(Type type, int firstValue = 1) => new FilledRecord { _counter = firstValue }.Fill(type);

    /// <summary>A value that <paramref name="field"/> may have and that differs from what <see cref="Of"/> gives it.</summary>
    public static object OtherValueOf(FieldSchema field) => new FilledRecord { _counter = 1_000_000 }.ValueOf(field.ClrType);

    private ApiRecord Fill(Type type)
    {
        if (type == typeof(CustomResource))
            return new CustomResource("example.com/v1", "Thing");
        var record = (ApiRecord)Activator.CreateInstance(type)!;
        var around = _inSchema;
        _inSchema |= type == typeof(JSONSchemaProps);
        foreach (var field in ObjectSchema.Of(type).Fields)
            record = field.With(record, ValueOf(field.ClrType));
        _inSchema = around;
        return record;
    }

    private object ValueOf(Type type)
    {
        var number = ++_counter;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(JSONSchemaProps) && _inSchema)
            return SchemaOf(number); // It contains itself.
        if (type.IsAssignableTo(typeof(ApiRecord)))
            return Fill(type);
        if (type.IsGenericType)
            return Collection(type, type.GetGenericArguments()[0]);
        return type switch
        {
            _ when type == typeof(string) => "text-" + number,
            _ when type == typeof(bool) => number < 1_000_000,
            _ when type == typeof(int) => number,
            _ when type == typeof(long) => (long)number,
            _ when type == typeof(double) => number + 0.5,
            _ when type == typeof(Quantity) => (Quantity)$"{number}m",
            _ when type == typeof(IntOrString) => number % 2 == 0 ? (IntOrString)number : (IntOrString)(number + "%"),
            _ when type == typeof(Time) => (Time)DateTimeOffset.UnixEpoch.AddSeconds(number),
            _ when type == typeof(MicroTime) => (MicroTime)DateTimeOffset.UnixEpoch.AddMicroseconds(number),
            _ when type == typeof(Bytes) => Bytes.FromText("bytes-" + number),
            _ when type == typeof(JSONSchemaPropsOrBool) => new JSONSchemaPropsOrBool(SchemaOf(number)),
            _ when type == typeof(JSONSchemaPropsOrArray) => new JSONSchemaPropsOrArray(SchemaOf(number)),
            _ when type == typeof(JSONSchemaPropsOrStringArray) => new JSONSchemaPropsOrStringArray(["text-" + number]),
            _ when type == typeof(JsonValue) => new JsonObject([new("f:" + number, JsonObject.Empty), new("n", 1L)]),
            _ => throw new NotSupportedException(type.Name),
        };
    }

    private static JSONSchemaProps SchemaOf(int number) => new() { Type = "text-" + number };

    private object Collection(Type type, Type element)
    {
        var (first, second) = (ValueOf(element), ValueOf(element));
        var method = typeof(FilledRecord).GetMethod(type.GetGenericTypeDefinition() == typeof(ValueList<>) ? nameof(ListOf) : nameof(MapOf))!;
        return method.MakeGenericMethod(element).Invoke(null, [first, second])!;
    }

    public static ValueList<T> ListOf<T>(T first, T second) => [first, second];

    public static ValueMap<T> MapOf<T>(T first, T second) => ValueMap.Of(("b", second), ("a", first));
}
