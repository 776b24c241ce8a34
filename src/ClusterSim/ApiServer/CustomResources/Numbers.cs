namespace ClusterSim.ApiServer.CustomResources;

/// <summary>Numbers as they come back from the store.</summary>
internal static class Numbers
{
    private const double SmallestLong = -9223372036854775808.0;
    private const double BeyondLong = 9223372036854775808.0;

    /// <summary>The value in which <c>1.0</c> is <c>1</c>: so it is written, and read again.</summary>
    public static JsonObject Stored(JsonObject obj) => (JsonObject)Value(obj);

    private static JsonValue Value(JsonValue value) => value switch
    {
        JsonFloat { Value: >= SmallestLong and < BeyondLong and var number } when number == Math.Truncate(number) => (long)number,
        JsonObject obj when HasFloats(obj) => JsonObject.FromDistinct([.. obj.Fields.Select(field => KeyValuePair.Create(field.Key, Value(field.Value)))]),
        JsonArray array when HasFloats(array) => new JsonArray(array.Items.Select(Value).ToValueList()),
        _ => value,
    };

    private static bool HasFloats(JsonValue value) => value switch
    {
        JsonFloat => true,
        JsonObject obj => obj.Fields.Any(field => HasFloats(field.Value)),
        JsonArray array => array.Items.Any(HasFloats),
        _ => false,
    };
}
