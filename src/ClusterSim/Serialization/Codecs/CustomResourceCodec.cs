namespace ClusterSim.Serialization;

/// <summary>Writes and reads objects without a C# type: typed metadata, then whatever the JSON holds.</summary>
internal sealed class CustomResourceCodec : IRecordCodec
{
    private static readonly RecordCodec<ObjectMeta> Metadata = (RecordCodec<ObjectMeta>)RecordCodec.Of(typeof(ObjectMeta));

    public ObjectSchema Schema { get; } = new(typeof(CustomResource), new CustomResource("", ""), () => []);

    public void Write(JsonWriter writer, ApiRecord record) => writer.WriteValue(ToJson(record));

    public JsonObject ToJson(ApiRecord record)
    {
        var resource = (CustomResource)record;
        return new([
            new("apiVersion", resource.ApiVersion),
            new("kind", resource.Kind),
            new("metadata", Metadata.ToJson(resource.Metadata)),
            .. resource.Content.Fields,
        ]);
    }

    public ApiRecord Read(JsonValue value, Decoder decoder)
    {
        if (value is not JsonObject source)
        {
            decoder.WrongType(value, "map[string]interface {}");
            return Schema.Empty;
        }
        decoder.EnterField("metadata", "");
        var metadata = source.Find("metadata") is { } given ? Metadata.Read(given, decoder) : Metadata.Zero;
        decoder.Leave();
        return new CustomResource(source["apiVersion"]?.AsText ?? "", source["kind"]?.AsText ?? "")
        {
            Metadata = metadata,
            Content = source.Remove("apiVersion").Remove("kind").Remove("metadata"),
        };
    }

    public ulong HashOf(ApiRecord record)
    {
        ref var slot = ref record.ContentHashSlot;
        return slot != 0 ? slot : slot = ContentHash.NeverZero(ContentHash.OfJson(ToJson(record)));
    }
}
