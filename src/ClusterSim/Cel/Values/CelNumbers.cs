using System.Globalization;

namespace ClusterSim.Cel;

/// <summary>A whole number.</summary>
internal sealed class CelInt(long value) : CelValue
{
    public long Value => value;

    public override CelType Type => CelType.Int;

    public override bool IsZero => value == 0;

    public override bool IsEqual(CelValue other) => CelOrder.CompareNumbers(this, other) == 0;

    public override int Hash() => ((double)value).GetHashCode();

    public override string ToString() => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A whole number that is not negative.</summary>
internal sealed class CelUint(ulong value) : CelValue
{
    public ulong Value => value;

    public override CelType Type => CelType.Uint;

    public override bool IsZero => value == 0;

    public override bool IsEqual(CelValue other) => CelOrder.CompareNumbers(this, other) == 0;

    public override int Hash() => ((double)value).GetHashCode();

    public override string ToString() => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A floating-point number.</summary>
internal sealed class CelDouble(double value) : CelValue
{
    public double Value => value;

    public override CelType Type => CelType.Double;

    public override bool IsZero => value == 0;

    public override bool IsEqual(CelValue other) => CelOrder.CompareNumbers(this, other) == 0;

    public override int Hash() => value.GetHashCode();

    public override string ToString() => CelText.OfDouble(value);
}
