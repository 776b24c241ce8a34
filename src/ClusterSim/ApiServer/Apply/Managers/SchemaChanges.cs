namespace ClusterSim.ApiServer.Apply;

/// <summary>Brings what somebody owns in line with a schema that has changed since: of what has become atomic, he owns the whole.</summary>
/// <remarks>Source: structured-merge-diff typed/reconcile_schema.go (v6).</remarks>
internal static class SchemaChanges
{
    /// <summary>What everybody owns by the schemas as they are now.</summary>
    public static Managed FittedTo(this Managed managed, VersionedObject live) =>
        Managed.Of(managed.Select(entry => live.In(entry.ApiVersion) is { } form ? entry with { Fields = Fit(entry.Fields, form.Type) } : entry));

    private static FieldSet Fit(FieldSet fields, MergeType type)
    {
        if (type.Map is { IsUntyped: true })
            return fields;
        var nodes = new List<FieldSet.Node>(fields.Nodes.Length);
        foreach (var node in fields.Nodes)
            nodes.Add(TypeOf(node.Step, type) is { } below ? Fit(node, below) : node);
        return FieldSet.Of(nodes);
    }

    private static FieldSet.Node Fit(FieldSet.Node node, MergeType type)
    {
        if (node.Children is null)
            return node;
        var isAtomic = type.Map is { } map ? map.IsAtomic : type.Scalar is null && type.List is { IsAtomic: true };
        return isAtomic ? new(node.Step, true, null) : node with { Children = Fit(node.Children, type) };
    }

    private static MergeType? TypeOf(PathElement step, MergeType type) => step is FieldElement field ? type.Map?.TypeOf(field.Name) : type.Map is null ? type.List?.Elements : null;
}
