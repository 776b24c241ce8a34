namespace ClusterSim.ApiServer.Apply;

/// <summary>Finds the paths that an object mentions: what whoever applies it comes to own.</summary>
/// <remarks>Source: structured-merge-diff typed/tofieldset.go (v6).</remarks>
internal sealed class FieldsOf
{
    private readonly FieldSetBuilder _fields = new();
    private readonly List<PathElement> _path = [];

    private FieldsOf()
    {
    }

    public static FieldSet Value(JsonValue value, MergeType type)
    {
        var walk = new FieldsOf();
        walk.Visit(value, type);
        return walk._fields.Build();
    }

    private void Visit(JsonValue value, MergeType type)
    {
        var one = type.For(value);
        if (one.Map is { } map)
            VisitMap(value as JsonObject, map);
        else if (one.Scalar is not null)
            _fields.Add(_path);
        else if (one.List is { } list)
            VisitList(value as JsonArray, list);
    }

    private void VisitMap(JsonObject? obj, MapType type)
    {
        if (type.IsAtomic)
            _fields.Add(_path);
        if (type.IsAtomic || obj is null)
            return;
        foreach (var (name, field) in obj.Fields)
        {
            var declared = type.FindField(name);
            if ((declared ?? type.Elements) is not { } fieldType)
                continue;
            _path.Add(new FieldElement(name));
            Visit(field, fieldType);
            if (declared is null || field is JsonNull or JsonObject { Count: 0 })
                _fields.Add(_path);
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private void VisitList(JsonArray? array, ListType type)
    {
        if (type.IsAtomic)
            _fields.Add(_path);
        if (type.IsAtomic || array is null)
            return;
        foreach (var group in KeyedItems.Of(array, type))
        {
            _path.Add(group.Step);
            if (group.Items is [var only])
                Visit(only, type.Elements);
            _fields.Add(_path);
            _path.RemoveAt(_path.Count - 1);
        }
    }
}
