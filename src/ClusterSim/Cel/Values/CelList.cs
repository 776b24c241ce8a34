namespace ClusterSim.Cel;

/// <summary>A list.</summary>
internal abstract class CelList : CelValue
{
    public abstract int Count { get; }

    public abstract CelValue this[int index] { get; }

    public IEnumerable<CelValue> Items => Enumerable.Range(0, Count).Select(i => this[i]);

    public override CelType Type => CelType.ListOfDyn;

    public override long? Size => Count;

    public override bool IsZero => Count == 0;

    public override bool IsEqual(CelValue other)
    {
        if (other is not CelList list || list.Count != Count)
            return false;
        for (var i = 0; i < Count; i++)
            if (!this[i].IsEqual(list[i]))
                return false;
        return true;
    }

    public bool Contains(CelValue item) => Items.Any(item.IsEqual);

    /// <summary>This list with another behind it.</summary>
    public virtual CelValue Add(CelList other) => new CelJoinedList(this, other);

    public static CelList Of(IEnumerable<CelValue> items) => new CelItems([.. items]);

    public static CelList OfTexts(IEnumerable<string> texts) => Of(texts.Select(text => new CelString(text)));

    public override string ToString() => $"[{string.Join(", ", Items)}]";
}

/// <summary>A list of values.</summary>
internal sealed class CelItems(CelValue[] items) : CelList
{
    public static CelItems Empty { get; } = new([]);

    public override int Count => items.Length;

    public override CelValue this[int index] => items[index];
}

/// <summary>One list behind another. Made by loops, item by item, so adding takes no copy.</summary>
internal sealed class CelJoinedList : CelList
{
    private readonly List<CelValue> _items;

    public CelJoinedList(CelList first, CelList second)
    {
        // Lists that grew from each other share their items: whoever adds to the longest goes on in place.
        _items = first is CelJoinedList joined && joined._items.Count == joined.Count ? joined._items : [.. first.Items];
        _items.AddRange(second.Items);
        Count = _items.Count;
    }

    public override int Count { get; }

    public override CelValue this[int index] => _items[index];
}
