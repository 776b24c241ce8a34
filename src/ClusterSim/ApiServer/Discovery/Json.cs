namespace ClusterSim.ApiServer.Discovery;

/// <summary>Makes JSON that no record stands for.</summary>
internal static class Json
{
    /// <summary>An object of the fields that have a value.</summary>
    public static JsonObject Object(params ReadOnlySpan<(string Name, JsonValue? Value)> fields)
    {
        var present = new List<KeyValuePair<string, JsonValue>>(fields.Length);
        foreach (var (name, value) in fields)
            if (value is not (null or JsonString { Value: null })) // No text becomes a JSON text all the same.
                present.Add(new(name, value));
        return new(present);
    }

    public static JsonArray Array(IEnumerable<JsonValue> items) => new(items.ToValueList());

    public static JsonArray Texts(IEnumerable<string> texts) => new(texts.Select(text => (JsonValue)text).ToValueList());

    /// <summary>The texts, or no value when there are none.</summary>
    public static JsonArray? TextsOrNone(IReadOnlyCollection<string> texts) => texts.Count == 0 ? null : Texts(texts);
}
