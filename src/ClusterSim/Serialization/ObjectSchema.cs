using System.Collections.Frozen;

namespace ClusterSim.Serialization;

/// <summary>The fields of one type of record: what strict decoding, defaulting, patches, <c>explain</c> and OpenAPI go by.</summary>
/// <remarks>Derived from the record once per process. <c>apiVersion</c> and <c>kind</c> are no fields here; see <see cref="HasTypeFields"/>.</remarks>
internal sealed class ObjectSchema
{
    private readonly Lazy<(IReadOnlyList<FieldSchema> Fields, FrozenDictionary<string, FieldSchema> ByName)> _fields;

    internal ObjectSchema(Type type, ApiRecord prototype, Func<IReadOnlyList<FieldSchema>> fields)
    {
        ClrType = type;
        Empty = prototype;
        Resource = Attribute.IsDefined(type, typeof(ResourceAttribute), inherit: false) ? ResourceAttribute.Of(type) : null;
        // Lazily, since types may contain each other.
        _fields = new(() => fields() is var all ? (all, all.ToFrozenDictionary(field => field.WireName, StringComparer.Ordinal)) : default);
    }

    /// <summary>The record.</summary>
    public Type ClrType { get; }

    /// <summary>The type's name in Kubernetes' sources, as messages give it: <c>DeploymentSpec</c>.</summary>
    public string GoName => ClrType.Name;

    /// <summary>The name with its package: <c>v1.DeploymentSpec</c>.</summary>
    public string GoType => GoTypes.PackageOf(ClrType) + "." + GoName;

    /// <summary>What the record says it is served as; null for parts of objects.</summary>
    public ResourceAttribute? Resource { get; }

    /// <summary>True when <c>apiVersion</c> and <c>kind</c> are written before the fields.</summary>
    public bool HasTypeFields => Resource is not null || ClrType.IsAssignableTo(typeof(ApiObject));

    /// <summary>The fields in the order they are declared, <c>metadata</c> first.</summary>
    public IReadOnlyList<FieldSchema> Fields => _fields.Value.Fields;

    /// <summary>A record in which nothing is set.</summary>
    public ApiRecord Empty { get; }

    /// <summary>The schema of <paramref name="type"/>.</summary>
    /// <exception cref="InvalidOperationException">The type is no record the API can be made of; the message says why.</exception>
    public static ObjectSchema Of(Type type) => RecordCodec.Of(type).Schema;

    /// <summary>The schema of <typeparamref name="T"/>.</summary>
    public static ObjectSchema Of<T>() where T : ApiRecord => Of(typeof(T));

    /// <summary>The field of that name on the wire, which differs by case; null when there is none.</summary>
    public FieldSchema? FindField(string wireName) => _fields.Value.ByName.GetValueOrDefault(wireName);

    /// <summary>The type's name with its package.</summary>
    public override string ToString() => GoType;
}
