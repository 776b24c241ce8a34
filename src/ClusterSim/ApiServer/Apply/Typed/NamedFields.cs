namespace ClusterSim.ApiServer.Apply;

/// <summary>Adds to a set the declared fields it only passes through, so that emptied structures can be told from maps somebody owns.</summary>
/// <remarks>Source: structured-merge-diff fieldpath/set.go, EnsureNamedFieldsAreMembers (v6).</remarks>
internal static class NamedFields
{
    public static FieldSet WithNamedFields(this FieldSet set, MergeType? type)
    {
        var nodes = new List<FieldSet.Node>(set.Nodes.Length);
        foreach (var node in set.Nodes)
        {
            var isNamed = node.Children is not null && node.Step is FieldElement field && type?.Map?.FindField(field.Name) is not null;
            nodes.Add(new(node.Step, node.IsMember || isNamed, node.Children?.WithNamedFields(TypeUnder(node.Step, type))));
        }
        return FieldSet.Of(nodes);
    }

    private static MergeType? TypeUnder(PathElement step, MergeType? type) => step switch
    {
        FieldElement field => type?.Map?.TypeOf(field.Name),
        KeyElement => type?.List?.Elements,
        _ => null,
    };
}
