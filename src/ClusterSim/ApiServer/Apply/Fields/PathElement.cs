using System.Globalization;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Apply;

/// <summary>One step of a path through an object: a field, or an item of a list by its keys, by its value or by its place.</summary>
/// <remarks>Source: structured-merge-diff fieldpath/element.go, serialize-pe.go (v6).</remarks>
internal abstract class PathElement : IComparable<PathElement>
{
    /// <summary>Fields come before keys, keys before values, values before places.</summary>
    private protected abstract int Rank { get; }

    /// <summary>The step as <c>managedFields</c> write it, as in <c>f:spec</c> or <c>k:{"name":"web"}</c>.</summary>
    public abstract string WireText { get; }

    public int CompareTo(PathElement? other) => Rank != other!.Rank ? Rank.CompareTo(other.Rank) : CompareSame(other);

    private protected abstract int CompareSame(PathElement other);

    /// <summary>The step that <paramref name="text"/> stands for; null when it is of a sort not known here, which is passed over.</summary>
    /// <exception cref="DecodeException">It is no step at all.</exception>
    public static PathElement? Parse(string text)
    {
        if (text.Length < 2)
            throw new DecodeException("key must be 2 characters long:");
        if (text[1] != ':')
            throw new DecodeException("missing colon: " + text);
        var rest = text[2..];
        return text[0] switch
        {
            'f' => new FieldElement(rest),
            'v' => new ValueElement(JsonText.Parse(rest)),
            'k' => JsonText.Parse(rest) is JsonObject key ? new KeyElement(key.Fields) : throw new DecodeException("expected a map: " + text),
            'i' => int.TryParse(rest, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? new IndexElement(index) : throw new DecodeException("invalid index: " + text),
            _ => null,
        };
    }
}

/// <summary>The field of an object, or the key of a map.</summary>
internal sealed class FieldElement(string name) : PathElement
{
    public string Name { get; } = name;

    private protected override int Rank => 0;

    public override string WireText => "f:" + Name;

    private protected override int CompareSame(PathElement other) => string.CompareOrdinal(Name, ((FieldElement)other).Name);

    public override string ToString() => "." + Name;
}

/// <summary>The item of a list whose key fields have these values.</summary>
internal sealed class KeyElement(IEnumerable<KeyValuePair<string, JsonValue>> fields) : PathElement
{
    private readonly KeyValuePair<string, JsonValue>[] _fields = [.. fields.OrderBy(field => field.Key, StringComparer.Ordinal)];

    private protected override int Rank => 1;

    public override string WireText => "k:" + GoJson.Compact(JsonObject.FromDistinct(_fields));

    private protected override int CompareSame(PathElement other)
    {
        var others = ((KeyElement)other)._fields;
        for (var i = 0; i < _fields.Length && i < others.Length; i++)
        {
            if (string.CompareOrdinal(_fields[i].Key, others[i].Key) is not 0 and var byName)
                return byName;
            if (ValueOrder.Compare(_fields[i].Value, others[i].Value) is not 0 and var byValue)
                return byValue;
        }
        return _fields.Length.CompareTo(others.Length);
    }

    public override string ToString() => "[" + string.Join(',', _fields.Select(field => field.Key + "=" + ValueOrder.TextOf(field.Value))) + "]";
}

/// <summary>The member of a set.</summary>
internal sealed class ValueElement(JsonValue value) : PathElement
{
    private protected override int Rank => 2;

    public override string WireText => "v:" + GoJson.Compact(value);

    private JsonValue Value => value;

    private protected override int CompareSame(PathElement other) => ValueOrder.Compare(value, ((ValueElement)other).Value);

    public override string ToString() => "[=" + ValueOrder.TextOf(value) + "]";
}

/// <summary>The item at a place of a list; only errors name items so.</summary>
internal sealed class IndexElement(int index) : PathElement
{
    private protected override int Rank => 3;

    public override string WireText => "i:" + index.ToString(CultureInfo.InvariantCulture);

    private int Index => index;

    private protected override int CompareSame(PathElement other) => index.CompareTo(((IndexElement)other).Index);

    public override string ToString() => "[" + index.ToString(CultureInfo.InvariantCulture) + "]";
}
