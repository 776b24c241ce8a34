namespace ClusterSim.Cel;

/// <summary>A value only functions look into. Two are equal when what they hold is.</summary>
internal sealed class CelOpaque<T>(CelType type, T value, string text) : CelValue
    where T : notnull
{
    public T Value => value;

    public override CelType Type => type;

    public override bool IsEqual(CelValue other) => other is CelOpaque<T> same && EqualityComparer<T>.Default.Equals(value, same.Value);

    public override int Hash() => value.GetHashCode();

    public override string ToString() => text;
}
