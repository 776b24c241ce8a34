using System.Globalization;

namespace ClusterSim.Api;

public readonly partial record struct Quantity
{
    private const int UnitSuffix = 3;

    private static readonly string[] DecimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"]; // From 1000⁻³ up.
    private static readonly string[] BinarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    /// <summary>The largest unit that needs no fraction, or the text it was read from where Kubernetes keeps that.</summary>
    public override string ToString() => _text ?? _format switch
    {
        QuantityFormat.BinarySI when decimal.Truncate(_value) == _value && Math.Abs(_value) >= 1024 => WriteBinary(),
        _ => WriteDecimal(),
    };

    private string WriteBinary()
    {
        var (value, power) = (_value, 0);
        while (power < BinarySuffixes.Length - 1 && value % 1024 == 0)
            (value, power) = (value / 1024, power + 1);
        return value.ToString("0", CultureInfo.InvariantCulture) + BinarySuffixes[power];
    }

    private string WriteDecimal()
    {
        if (_value == 0)
            return "0";
        var (value, power) = (_value, 0);
        while (decimal.Truncate(value) != value)
            (value, power) = (value * 1000m, power - 1);
        while (value % 1000m == 0)
            (value, power) = (value / 1000m, power + 1);
        return value.ToString("0", CultureInfo.InvariantCulture) + SuffixFor(power);
    }

    private string SuffixFor(int power) =>
        _format != QuantityFormat.DecimalExponent && power + UnitSuffix < DecimalSuffixes.Length ? DecimalSuffixes[power + UnitSuffix]
        : power == 0 ? ""
        : "e" + (power * 3).ToString(CultureInfo.InvariantCulture);
}
