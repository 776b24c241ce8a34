using System.Collections.Concurrent;
using ClusterSim.Api.ApiExtensions;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Apply;

/// <summary>The types of Kubernetes' own kinds, as their records declare them.</summary>
/// <remarks>Source: kube-openapi schemaconv/smd.go; the +listType, +mapType and +structType markers of api/*/types.go (v1.36).</remarks>
internal static class RecordTypes
{
    private static readonly MergeType Text = new(ScalarType.Text);
    private static readonly MergeType Number = new(ScalarType.Number);
    private static readonly MergeType Truth = new(ScalarType.Truth);
    private static readonly MergeType AnyScalar = new(ScalarType.Any);

    private static readonly ConcurrentDictionary<(Type Record, bool? IsAtomic), MergeType> Records = new(); // Looked up only.

    /// <summary>The type of a record.</summary>
    public static MergeType Of(Type record) => Of(record, null);

    private static MergeType Of(Type record, bool? isAtomic) => Records.TryGetValue((record, isAtomic), out var type)
        ? type
        : Records.GetOrAdd((record, isAtomic), new MergeType(map: new RecordMap(ObjectSchema.Of(record), isAtomic ?? Attribute.IsDefined(record, typeof(AtomicAttribute)))));

    private static MergeType Of(FieldSchema field) => field.Shape switch
    {
        FieldShape.List => new(list: ListOf(field)),
        FieldShape.Map => new(map: new PlainMapType(field.IsAtomic, () => OfElement(field))),
        FieldShape.Object => Of(field.ElementSchema!.ClrType, field.IsAtomic ? true : field.IsGranular ? false : null),
        _ => OfElement(field),
    };

    // Where the kind says nothing of a list, how strategic merge patches merge it counts.
    private static ListType ListOf(FieldSchema field)
    {
        var isSaid = field.IsAtomic || field.IsSet || field.ListKeys.Count > 0;
        var keys = field.ListKeys.Count > 0 ? field.ListKeys : !isSaid && field.PatchMergeKey is { } key ? [key] : [];
        return new(isSaid ? field.IsAtomic : !field.PatchMerges, keys, () => OfElement(field));
    }

    private static MergeType OfElement(FieldSchema field)
    {
        var type = Nullable.GetUnderlyingType(field.ElementType) ?? field.ElementType;
        if (field.ElementSchema is { } record)
            return Of(record.ClrType);
        if (type == typeof(bool))
            return Truth;
        if (type == typeof(int) || type == typeof(long) || type == typeof(double))
            return Number;
        if (type == typeof(JsonValue) || type == typeof(JSONSchemaPropsOrArray) || type == typeof(JSONSchemaPropsOrBool) || type == typeof(JSONSchemaPropsOrStringArray))
            return DeducedTypes.Atomic;
        if (type.IsGenericType) // A list or a map within a list or a map, such as the extra attributes of a user.
            return new(list: new(true, [], () => Text));
        return type == typeof(Quantity) || type == typeof(IntOrString) || type == typeof(Time) || type == typeof(MicroTime) ? AnyScalar : Text;
    }

    private sealed class RecordMap(ObjectSchema schema, bool isAtomic) : MapType
    {
        private readonly ConcurrentDictionary<string, MergeType> _fields = new(StringComparer.Ordinal); // Looked up only.

        public override bool IsAtomic => isAtomic;

        public override MergeType? FindField(string name)
        {
            if (_fields.TryGetValue(name, out var known))
                return known;
            if (schema.FindField(name) is { } field)
                return _fields.GetOrAdd(name, Of(field));
            return schema.HasTypeFields && name is "kind" or "apiVersion" ? Text : null;
        }

        // A field that Kubernetes always writes is empty rather than absent.
        public override JsonValue? DefaultOf(string name) => schema.FindField(name) is { } field ? field.ServerDefault ?? (field.IsRequired ? EmptyOf(FindField(name)!) : null) : null;

        private static JsonValue? EmptyOf(MergeType type) => type.Scalar switch
        {
            ScalarType.Text => "",
            ScalarType.Number => 0,
            ScalarType.Truth => false,
            _ => null,
        };
    }
}
