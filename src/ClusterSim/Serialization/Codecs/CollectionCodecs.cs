namespace ClusterSim.Serialization;

internal sealed class ListCodec<T>(ValueCodec<T> item) : ValueCodec<ValueList<T>>
{
    public override string GoType { get; } = "[]" + item.GoType;

    public override ObjectSchema? ElementSchema => item.ElementSchema;

    public override FieldShape Shape => FieldShape.List;

    public override ValueList<T> Zero => ValueList<T>.Empty;

    public override ValueList<T> StatedEmpty => ValueList<T>.StatedEmpty;

    public override bool IsEmpty(ValueList<T> value) => value.Count == 0;

    public override void Write(JsonWriter writer, ValueList<T> value)
    {
        writer.StartArray();
        foreach (var element in value.AsSpan())
            item.Write(writer, element);
        writer.EndArray();
    }

    public override JsonValue ToJson(ValueList<T> value)
    {
        if (value.Count == 0)
            return JsonArray.Empty;
        var items = new JsonValue[value.Count];
        for (var i = 0; i < items.Length; i++)
            items[i] = item.ToJson(value[i]);
        return new JsonArray(new ValueList<JsonValue>(items));
    }

    public override ValueList<T> Read(JsonValue value, Decoder decoder)
    {
        if (value is not JsonArray { Items: { Count: > 0 } source })
        {
            if (value is not (JsonArray or JsonNull))
                decoder.WrongType(value, GoType);
            return ValueList<T>.Empty;
        }
        var items = new T[source.Count];
        for (var i = 0; i < items.Length; i++)
        {
            decoder.EnterIndex(i);
            items[i] = source[i] is JsonNull ? item.Zero : item.Read(source[i], decoder);
            decoder.Leave();
        }
        return new(items);
    }

    public override ulong Hash(ValueList<T> value)
    {
        ref var slot = ref value.ContentHashSlot;
        if (slot != 0)
            return slot;
        var hash = ContentHash.Start(value.Count);
        foreach (var element in value.AsSpan())
            hash = ContentHash.Mix(hash, item.Hash(element));
        return slot = ContentHash.NeverZero(hash);
    }
}

internal sealed class MapCodec<T>(ValueCodec<T> item) : ValueCodec<ValueMap<T>>
{
    public override string GoType { get; } = item is QuantityCodec ? "v1.ResourceList" : "map[string]" + item.GoType;

    public override ObjectSchema? ElementSchema => item.ElementSchema;

    public override FieldShape Shape => FieldShape.Map;

    public override ValueMap<T> Zero => ValueMap<T>.Empty;

    public override bool IsEmpty(ValueMap<T> value) => value.Count == 0;

    public override void Write(JsonWriter writer, ValueMap<T> value)
    {
        writer.StartObject();
        foreach (var (key, element) in value)
        {
            writer.WriteName(key);
            item.Write(writer, element);
        }
        writer.EndObject();
    }

    public override JsonValue ToJson(ValueMap<T> value)
    {
        var fields = new KeyValuePair<string, JsonValue>[value.Count];
        var i = 0;
        foreach (var (key, element) in value)
            fields[i++] = new(key, item.ToJson(element));
        return JsonObject.FromDistinct(fields);
    }

    public override ValueMap<T> Read(JsonValue value, Decoder decoder)
    {
        if (value is not JsonObject { Count: > 0 } source)
        {
            if (value is not (JsonObject or JsonNull))
                decoder.WrongType(value, GoType);
            return ValueMap<T>.Empty;
        }
        var repeated = decoder.Problems?.RepeatedNamesOf(source);
        var keys = new string[source.Count];
        var values = new T[source.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            var (key, element) = source.Fields[i];
            decoder.EnterKey(key);
            keys[i] = key;
            values[i] = element is JsonNull ? item.Zero : item.Read(element, decoder);
            decoder.Leave();
            if (repeated is not null && repeated.Exists(repetition => repetition.Name == key))
                decoder.Duplicate(key);
        }
        Array.Sort(keys, values, StringComparer.Ordinal);
        return new(keys, values);
    }

    public override ulong Hash(ValueMap<T> value)
    {
        ref var slot = ref value.ContentHashSlot;
        if (slot != 0)
            return slot;
        var hash = ContentHash.Start(value.Count);
        foreach (var (key, element) in value)
            hash = ContentHash.Mix(ContentHash.Mix(hash, ContentHash.OfText(key)), item.Hash(element));
        return slot = ContentHash.NeverZero(hash);
    }
}
