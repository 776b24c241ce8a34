using System.Text;

namespace ClusterSim.Cel;

/// <summary>A text. Places in it are counted in code points.</summary>
internal sealed class CelString(string value) : CelValue
{
    private int _length = -1;

    public string Value => value;

    public override CelType Type => CelType.String;

    public override long? Size => _length < 0 ? _length = CelText.Length(value) : _length;

    public override bool IsZero => value.Length == 0;

    public override bool IsEqual(CelValue other) => other is CelString text && text.Value == value;

    public override int Hash() => string.GetHashCode(value, StringComparison.Ordinal);

    public override string ToString() => value;
}

/// <summary>Bytes.</summary>
internal sealed class CelBytes(byte[] value) : CelValue
{
    public byte[] Value => value;

    public override CelType Type => CelType.Bytes;

    public override long? Size => value.Length;

    public override bool IsZero => value.Length == 0;

    public override bool IsEqual(CelValue other) => other is CelBytes bytes && bytes.Value.AsSpan().SequenceEqual(value);

    public override string ToString() => Encoding.UTF8.GetString(value);
}
