namespace ClusterSim.Cel.Libraries;

/// <summary>Sums, differences, products; none wraps around.</summary>
/// <remarks>Source: cel-go common/stdlib/standard.go and common/types/overflow.go.</remarks>
internal static class Arithmetic
{
    private static readonly CelType ListOfA = CelType.List(CelType.Parameter("A"));

    public static void Add(Func<string, CelFunction> function)
    {
        AddNumbers(function("_+_"), "add", (a, b) => a + b, (a, b) => a + b);
        AddNumbers(function("_-_"), "subtract", (a, b) => a - b, (a, b) => a - b);
        AddNumbers(function("_*_"), "multiply", (a, b) => a * b, (a, b) => a * b);
        AddQuotients(function);
        function("-_").Global("negate_double", [CelType.Double], CelType.Double, given => new CelDouble(-((CelDouble)given[0]).Value))
            .Global("negate_int64", [CelType.Int], CelType.Int, given => Int(-(Int128)((CelInt)given[0]).Value));
        function("_+_").Global("add_string", [CelType.String, CelType.String], CelType.String, given => new CelString(((CelString)given[0]).Value + ((CelString)given[1]).Value))
            .Global("add_bytes", [CelType.Bytes, CelType.Bytes], CelType.Bytes, given => new CelBytes([.. ((CelBytes)given[0]).Value, .. ((CelBytes)given[1]).Value]))
            .Global("add_list", [ListOfA, ListOfA], ListOfA, given => ((CelList)given[0]).Add((CelList)given[1]));
        AddTimes(function("_+_"), function("_-_"));
    }

    /// <summary>A sum as <c>+</c> makes it; null when the two cannot be added.</summary>
    public static CelValue Sum(CelValue left, CelValue right) => (left, right) switch
    {
        (CelInt a, CelInt b) => Int((Int128)a.Value + b.Value),
        (CelUint a, CelUint b) => Uint((Int128)a.Value + b.Value),
        (CelDouble a, CelDouble b) => new CelDouble(a.Value + b.Value),
        (CelDuration a, CelDuration b) => CelDuration.Of((Int128)a.Nanoseconds + b.Nanoseconds),
        _ => CelError.NoSuchOverload,
    };

    private static void AddNumbers(CelFunction function, string id, Func<Int128, Int128, Int128> whole, Func<double, double, double> floating) => function
        .Global($"{id}_int64", [CelType.Int, CelType.Int], CelType.Int, given => Int(whole(((CelInt)given[0]).Value, ((CelInt)given[1]).Value)))
        .Global($"{id}_uint64", [CelType.Uint, CelType.Uint], CelType.Uint, given => Uint(id == "multiply"
            ? SaturatedProduct(((CelUint)given[0]).Value, ((CelUint)given[1]).Value)
            : whole(((CelUint)given[0]).Value, ((CelUint)given[1]).Value)))
        .Global($"{id}_double", [CelType.Double, CelType.Double], CelType.Double, given => new CelDouble(floating(((CelDouble)given[0]).Value, ((CelDouble)given[1]).Value)));

    // The product of two unsigned numbers may not fit a signed one of 128 bits.
    private static Int128 SaturatedProduct(ulong left, ulong right) => (UInt128)left * right is var product && product > ulong.MaxValue ? Int128.MaxValue : (Int128)product;

    private static void AddQuotients(Func<string, CelFunction> function)
    {
        function("_/_").Global("divide_int64", [CelType.Int, CelType.Int], CelType.Int, given => Quotient((CelInt)given[0], (CelInt)given[1], "division by zero", (a, b) => a / b))
            .Global("divide_uint64", [CelType.Uint, CelType.Uint], CelType.Uint, given => Quotient((CelUint)given[0], (CelUint)given[1], "division by zero", (a, b) => a / b))
            .Global("divide_double", [CelType.Double, CelType.Double], CelType.Double, given => new CelDouble(((CelDouble)given[0]).Value / ((CelDouble)given[1]).Value));
        function("_%_").Global("modulo_int64", [CelType.Int, CelType.Int], CelType.Int, given => Quotient((CelInt)given[0], (CelInt)given[1], "modulus by zero", (a, b) => a % b))
            .Global("modulo_uint64", [CelType.Uint, CelType.Uint], CelType.Uint, given => Quotient((CelUint)given[0], (CelUint)given[1], "modulus by zero", (a, b) => a % b));
    }

    private static CelValue Quotient(CelInt left, CelInt right, string whenZero, Func<Int128, Int128, Int128> divide) =>
        right.Value == 0 ? new CelError(whenZero) : left.Value == long.MinValue && right.Value == -1 ? new CelError("integer overflow") : Int(divide(left.Value, right.Value));

    private static CelValue Quotient(CelUint left, CelUint right, string whenZero, Func<Int128, Int128, Int128> divide) =>
        right.Value == 0 ? new CelError(whenZero) : Uint(divide(left.Value, right.Value));

    private static void AddTimes(CelFunction plus, CelFunction minus)
    {
        plus.Global("add_duration_duration", [CelType.Duration, CelType.Duration], CelType.Duration, given => CelDuration.Of(Length(given[0]) + Length(given[1])))
            .Global("add_duration_timestamp", [CelType.Duration, CelType.Timestamp], CelType.Timestamp, given => CelTimestamp.Of(Length(given[0]) + Moment(given[1])))
            .Global("add_timestamp_duration", [CelType.Timestamp, CelType.Duration], CelType.Timestamp, given => CelTimestamp.Of(Moment(given[0]) + Length(given[1])));
        minus.Global("subtract_duration_duration", [CelType.Duration, CelType.Duration], CelType.Duration, given => CelDuration.Of(Length(given[0]) - Length(given[1])))
            .Global("subtract_timestamp_duration", [CelType.Timestamp, CelType.Duration], CelType.Timestamp, given => CelTimestamp.Of(Moment(given[0]) - Length(given[1])))
            .Global("subtract_timestamp_timestamp", [CelType.Timestamp, CelType.Timestamp], CelType.Duration, given => CelDuration.Of(Moment(given[0]) - Moment(given[1])));
    }

    private static Int128 Length(CelValue duration) => ((CelDuration)duration).Nanoseconds;

    private static Int128 Moment(CelValue time) => ((CelTimestamp)time).Nanoseconds;

    private static CelValue Int(Int128 value) => value < long.MinValue || value > long.MaxValue ? new CelError("integer overflow") : new CelInt((long)value);

    private static CelValue Uint(Int128 value) => value < 0 || value > ulong.MaxValue ? new CelError("unsigned integer overflow") : new CelUint((ulong)value);
}
