namespace ClusterSim.ApiServer.Apply;

/// <summary>The items of a list that share a key: as a rule one.</summary>
/// <param name="Step">How a path names them.</param>
/// <param name="Items">The items in order.</param>
internal sealed record KeyedItems(PathElement Step, List<JsonValue> Items)
{
    /// <summary>The items of <paramref name="array"/>, by key, in the order in which keys first occur.</summary>
    public static List<KeyedItems> Of(JsonArray? array, ListType type)
    {
        var groups = new List<KeyedItems>();
        if (array is null)
            return groups;
        var byStep = new SortedDictionary<PathElement, KeyedItems>();
        foreach (var item in array.Items)
        {
            var step = type.StepTo(item);
            if (!byStep.TryGetValue(step, out var group))
            {
                groups.Add(group = new(step, []));
                byStep.Add(step, group);
            }
            group.Items.Add(item);
        }
        return groups;
    }
}
