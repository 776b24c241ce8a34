using System.Buffers;
using System.Collections.Concurrent;
using System.Reflection;

namespace ClusterSim.Serialization;

/// <summary>How records are written, read and hashed: field by field, as their schema says.</summary>
internal static class RecordCodec
{
    // Facts about types, not state: which cluster asks first makes no difference.
    private static readonly ConcurrentDictionary<Type, IRecordCodec> Known = new();

    /// <summary>The codec of <paramref name="type"/>.</summary>
    /// <exception cref="InvalidOperationException">The type is no record the API can be made of; the message says why.</exception>
    public static IRecordCodec Of(Type type) => Known.TryGetValue(type, out var codec) ? codec : Known.GetOrAdd(type, Create);

    private static IRecordCodec Create(Type type)
    {
        if (!type.IsAssignableTo(typeof(ApiRecord)) || type.IsAbstract)
            throw new InvalidOperationException($"{type.FullName} is no record that derives from {nameof(ApiRecord)} or {nameof(ApiObject)}, so the API cannot hold it.");
        if (type == typeof(CustomResource))
            return new CustomResourceCodec();
        if (type.GetConstructor(Type.EmptyTypes) is null)
            throw new InvalidOperationException($"{type.FullName} has no public constructor without parameters; give it init-only properties instead of positional ones.");
        return (IRecordCodec)Activator.CreateInstance(typeof(RecordCodec<>).MakeGenericType(type))!;
    }
}

/// <summary>A <see cref="RecordCodec{T}"/> whose type is not known where it is used.</summary>
internal interface IRecordCodec
{
    /// <summary>The fields.</summary>
    ObjectSchema Schema { get; }

    /// <summary>Writes <paramref name="record"/> as an object.</summary>
    void Write(JsonWriter writer, ApiRecord record);

    /// <summary>The record as JSON.</summary>
    JsonObject ToJson(ApiRecord record);

    /// <summary>The record that <paramref name="value"/> describes.</summary>
    ApiRecord Read(JsonValue value, Decoder decoder);

    /// <summary>A hash of all fields.</summary>
    ulong HashOf(ApiRecord record);
}

/// <inheritdoc cref="RecordCodec"/>
internal sealed class RecordCodec<T> : ValueCodec<T?>, IRecordCodec where T : ApiRecord
{
    private static readonly byte[] KindName = JsonWriter.PrepareName("kind");
    private static readonly byte[] ApiVersionName = JsonWriter.PrepareName("apiVersion");

    private readonly Func<T, ApiRecord> _clone;
    private readonly T _prototype;
    private readonly ulong _typeHash;
    private FieldSchema[]? _fields;

    public RecordCodec()
    {
        _clone = typeof(T).GetMethod("<Clone>$", BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)!.CreateDelegate<Func<T, ApiRecord>>();
        _prototype = Activator.CreateInstance<T>();
        _typeHash = ContentHash.OfText(typeof(T).Name);
        Schema = new(typeof(T), _prototype, () => FieldList.Of(_prototype, _clone));
        GoType = Schema.GoType;
    }

    public ObjectSchema Schema { get; }

    public override ObjectSchema ElementSchema => Schema;

    public override FieldShape Shape => FieldShape.Object;

    public override string GoType { get; }

    public override T Zero => _prototype;

    private FieldSchema[] Fields => _fields ??= [.. Schema.Fields];

    // The revision of a write tells when something was said, not what; without it, the hash of metadata outlives all writes that leave metadata alone. Nor is it content who owns it.
    private FieldSchema[] HashedFields => field ??= typeof(T) == typeof(ObjectMeta) ? [.. Fields.Where(known => known.Name is not (nameof(ObjectMeta.ResourceVersion) or nameof(ObjectMeta.ManagedFields)))] : Fields;

    public override bool IsEmpty(T? value) => value is null;

    public override void Write(JsonWriter writer, T? value)
    {
        if (value is null)
        {
            writer.WriteNull();
            return;
        }
        writer.StartObject();
        if (Schema.HasTypeFields)
        {
            writer.WriteName(KindName);
            writer.WriteString(KindOf(value));
            writer.WriteName(ApiVersionName);
            writer.WriteString(ApiVersionOf(value));
        }
        foreach (var field in Fields)
            field.Write(writer, value);
        writer.EndObject();
    }

    public override JsonValue ToJson(T? value) => value is null ? JsonValue.Null : ToJsonObject(value);

    public override T Read(JsonValue value, Decoder decoder)
    {
        if (value is not JsonObject source)
        {
            if (value is not JsonNull)
                decoder.WrongType(value, GoType);
            return _prototype;
        }
        return source.Count == 0 ? _prototype : ReadFields(source, decoder);
    }

    public override ulong Hash(T? value)
    {
        if (value is null)
            return 0;
        ref var slot = ref value.ContentHashSlot;
        if (slot != 0)
            return slot;
        var hash = _typeHash;
        foreach (var field in HashedFields)
            if (field.Hash(value) is not 0 and var fieldHash)
                hash = ContentHash.Mix(hash, fieldHash);
        return slot = ContentHash.NeverZero(hash);
    }

    void IRecordCodec.Write(JsonWriter writer, ApiRecord record) => Write(writer, (T)record);

    JsonObject IRecordCodec.ToJson(ApiRecord record) => ToJsonObject((T)record);

    ApiRecord IRecordCodec.Read(JsonValue value, Decoder decoder) => Read(value, decoder);

    ulong IRecordCodec.HashOf(ApiRecord record) => Hash((T)record);

    private JsonObject ToJsonObject(T value)
    {
        var fields = ArrayPool<KeyValuePair<string, JsonValue>>.Shared.Rent(Fields.Length + 2);
        var count = 0;
        if (Schema.HasTypeFields)
        {
            fields[count++] = new("kind", KindOf(value));
            fields[count++] = new("apiVersion", ApiVersionOf(value));
        }
        foreach (var field in Fields)
            if (field.ToJson(value) is { } json)
                fields[count++] = new(field.WireName, json);
        var obj = JsonObject.FromDistinct(fields.AsSpan(0, count).ToArray());
        ArrayPool<KeyValuePair<string, JsonValue>>.Shared.Return(fields, clearArray: true);
        return obj;
    }

    private T ReadFields(JsonObject source, Decoder decoder)
    {
        var record = (T)_clone(_prototype);
        var repeated = decoder.Problems?.RepeatedNamesOf(source);
        for (var i = 0; i < source.Count; i++)
        {
            if (repeated is not null)
                ReportRepeated(repeated, i, decoder);
            var (name, value) = source.Fields[i];
            if (Schema.FindField(name) is { } field)
            {
                decoder.EnterField(name, Schema.GoName);
                field.Read(record, value, decoder);
                decoder.Leave();
            }
            else if (!Schema.HasTypeFields || !ReadTypeField(name, value, decoder))
            {
                decoder.Unknown(name, Schema);
            }
        }
        if (repeated is not null)
            ReportRepeated(repeated, source.Count, decoder);
        return record;
    }

    private void ReportRepeated(List<RepeatedName> repeated, int fieldsBefore, Decoder decoder)
    {
        foreach (var repetition in repeated)
            if (repetition.FieldsBefore == fieldsBefore && (Schema.FindField(repetition.Name) is not null || (Schema.HasTypeFields && repetition.Name is "kind" or "apiVersion")))
                decoder.Duplicate(repetition.Name);
    }

    private bool ReadTypeField(string name, JsonValue value, Decoder decoder)
    {
        if (name is not ("kind" or "apiVersion"))
            return false;
        decoder.EnterField(name, Schema.GoName);
        if (value is not (JsonString or JsonNull))
            decoder.WrongType(value, "string");
        decoder.Leave();
        return true;
    }

    private string KindOf(T value) => value is ApiObject obj ? obj.Kind : Schema.Resource!.KindOf(typeof(T));

    private string ApiVersionOf(T value) => value is ApiObject obj ? obj.ApiVersion : Schema.Resource!.ApiVersion;
}
