using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Apply;

/// <summary>JSON values compared as server-side apply compares them: 1 and 1.0 are the same number, and everything has an order.</summary>
/// <remarks>Source: structured-merge-diff value/value.go (v6).</remarks>
internal static class ValueOrder
{
    public static bool AreEqual(JsonValue left, JsonValue right) => ReferenceEquals(left, right) || Compare(left, right) == 0;

    public static int Compare(JsonValue left, JsonValue right)
    {
        var (rank, other) = (RankOf(left), RankOf(right));
        if (rank != other)
            return rank.CompareTo(other);
        return (left, right) switch
        {
            (JsonInteger a, JsonInteger b) => a.Value.CompareTo(b.Value),
            (JsonInteger or JsonFloat, _) => NumberOf(left).CompareTo(NumberOf(right)),
            (JsonString a, JsonString b) => string.CompareOrdinal(a.Value, b.Value),
            (JsonBool a, JsonBool b) => a.Value.CompareTo(b.Value),
            (JsonArray a, JsonArray b) => Compare(a, b),
            (JsonObject a, JsonObject b) => Compare(a, b),
            _ => 0,
        };
    }

    /// <summary>The value as paths in messages show it.</summary>
    public static string TextOf(JsonValue value) => value switch
    {
        JsonString text => GoText.Quote(text.Value),
        JsonArray array => "[" + string.Join(',', array.Items.Select(TextOf)) + "]",
        JsonObject obj => string.Concat(Sorted(obj).Select(field => field.Key + "=" + TextOf(field.Value))),
        _ => value.ToString(),
    };

    private static int Compare(JsonArray left, JsonArray right)
    {
        for (var i = 0; i < left.Items.Count && i < right.Items.Count; i++)
            if (Compare(left.Items[i], right.Items[i]) is not 0 and var order)
                return order;
        return left.Items.Count.CompareTo(right.Items.Count);
    }

    private static int Compare(JsonObject left, JsonObject right)
    {
        if (left.Count == right.Count && left.Fields.All(field => right.Find(field.Key) is { } other && AreEqual(field.Value, other)))
            return 0; // The usual case, and it needs no sorting.
        var (a, b) = (Sorted(left), Sorted(right));
        for (var i = 0; i < a.Count && i < b.Count; i++)
        {
            if (string.CompareOrdinal(a[i].Key, b[i].Key) is not 0 and var byName)
                return byName;
            if (Compare(a[i].Value, b[i].Value) is not 0 and var byValue)
                return byValue;
        }
        return a.Count.CompareTo(b.Count);
    }

    private static List<KeyValuePair<string, JsonValue>> Sorted(JsonObject obj) => [.. obj.Fields.OrderBy(field => field.Key, StringComparer.Ordinal)];

    private static double NumberOf(JsonValue value) => value is JsonInteger integer ? integer.Value : ((JsonFloat)value).Value;

    private static int RankOf(JsonValue value) => value switch
    {
        JsonInteger or JsonFloat => 0,
        JsonString => 1,
        JsonBool => 2,
        JsonArray => 3,
        JsonObject => 4,
        _ => 5,
    };
}
