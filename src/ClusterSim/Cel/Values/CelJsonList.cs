namespace ClusterSim.Cel;

/// <summary>A JSON array. Sets and map-like lists are compared without regard to order, and joining merges them.</summary>
/// <remarks>Source: apiserver/pkg/cel/common/values.go, unstructuredSetList and unstructuredMapList (v1.36).</remarks>
internal sealed class CelJsonList(JsonArray json, CelDeclaration declaration) : CelList
{
    public override int Count => json.Items.Count;

    public override CelValue this[int index] => CelJson.ToValue(json.Items[index], declaration.Element!);

    public override bool IsEqual(CelValue other) => IsOrdered || other is not CelList list
        ? base.IsEqual(other)
        : list.Count == Count && Items.All(item => Counterpart(list, item) is { } same && same.IsEqual(item));

    public override CelValue Add(CelList other)
    {
        if (IsOrdered)
            return base.Add(other);
        var items = Items.ToList();
        foreach (var item in other.Items)
            if (items.FindIndex(existing => AreSame(existing, item)) is >= 0 and var index)
                items[index] = item;
            else
                items.Add(item);
        return Of(items);
    }

    private bool IsOrdered => !declaration.IsSet && declaration.ListKeys.Count == 0;

    private CelValue? Counterpart(CelList list, CelValue item) => list.Items.FirstOrDefault(other => AreSame(other, item));

    private bool AreSame(CelValue left, CelValue right) => declaration.IsSet ? left.IsEqual(right) : declaration.ListKeys.All(key => KeyOf(left, key) is var value && (value is null
        ? KeyOf(right, key) is null
        : KeyOf(right, key) is { } other && value.IsEqual(other)));

    private static CelValue? KeyOf(CelValue item, string key) => (item as CelMap)?.Find(new CelString(CelField.Escape(key) ?? key));
}
