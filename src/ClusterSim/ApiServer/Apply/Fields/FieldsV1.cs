using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Apply;

/// <summary>Sets of paths as <c>managedFields</c> write them: an object for each step, <c>.</c> for the step itself where something lies below it.</summary>
/// <remarks>Source: structured-merge-diff fieldpath/serialize.go (v6).</remarks>
internal static class FieldsV1
{
    private static readonly KeyValuePair<string, JsonValue> Self = new(".", JsonObject.Empty);

    public static JsonObject Write(FieldSet set) => JsonObject.FromDistinct(WriteNodes(set, includesSelf: false));

    /// <exception cref="DecodeException">It is no such set.</exception>
    public static FieldSet Read(JsonValue? json) => json is null or JsonNull ? FieldSet.Empty : ReadNodes(json).Children ?? FieldSet.Empty;

    private static KeyValuePair<string, JsonValue>[] WriteNodes(FieldSet set, bool includesSelf)
    {
        var fields = new List<KeyValuePair<string, JsonValue>>(set.Nodes.Length + 1);
        if (includesSelf)
            fields.Add(Self);
        foreach (var node in set.Nodes)
            fields.Add(new(node.Step.WireText, node.Children is null ? JsonObject.Empty : JsonObject.FromDistinct(WriteNodes(node.Children, node.IsMember))));
        return [.. fields];
    }

    /// <summary>What lies below a step, and whether the step itself is in the set; so it is, too, when nothing lies below it.</summary>
    private static (FieldSet? Children, bool IsMember) ReadNodes(JsonValue json)
    {
        if (json is JsonNull)
            return (null, true);
        if (json is not JsonObject obj)
            throw new DecodeException("expected a map of fields");
        var isMember = false;
        var nodes = new List<FieldSet.Node>();
        foreach (var (name, value) in obj.Fields)
        {
            if (name == ".")
                isMember = true;
            else if (PathElement.Parse(name) is { } step && ReadNodes(value) is var below)
                nodes.Add(new(step, below.IsMember, below.Children));
        }
        nodes.Sort(static (a, b) => a.Step.CompareTo(b.Step));
        return nodes.Count == 0 ? (null, true) : (FieldSet.Of(nodes), isMember);
    }
}
