using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Patches;

/// <summary>What is known of the object that a patch is being merged into: the fields of a record, the values of a map, or nothing.</summary>
internal readonly record struct MergeSchema
{
    private MergeSchema(ObjectSchema? record, ObjectSchema? values) => (Record, Values) = (record, values);

    private ObjectSchema? Record { get; }

    private ObjectSchema? Values { get; }

    public static MergeSchema Of(ObjectSchema? schema) => new(schema, null);

    /// <summary>What is known of the object in the field <paramref name="name"/>.</summary>
    public MergeSchema Child(string name) => Record?.FindField(name) is { } field
        ? field.Shape == FieldShape.Map ? new(null, field.ElementSchema) : new(field.ElementSchema, null)
        : new(Values, null);

    /// <summary>Whether the object in the field <paramref name="name"/> is replaced, not merged.</summary>
    public bool Replaces(string name) => Record?.FindField(name) is { PatchReplaces: true };

    /// <summary>What is known of the list in the field <paramref name="name"/>.</summary>
    public MergeList List(string name) => Record?.FindField(name) is { } field
        ? new(field.PatchMerges, field.PatchMergeKey, Of(field.ElementSchema))
        : default;
}

/// <summary>How a list is merged.</summary>
/// <param name="Merges">False: the patch's list replaces it.</param>
/// <param name="Key">Field that tells items apart; null for plain values.</param>
/// <param name="Items">What is known of the items.</param>
internal readonly record struct MergeList(bool Merges, string? Key, MergeSchema Items);
