using System.Globalization;
using System.Text;

namespace ClusterSim.Cel.Libraries;

/// <summary>From one type to another.</summary>
/// <remarks>Source: cel-go common/stdlib/standard.go and ConvertToType in common/types.</remarks>
internal static class Conversions
{
    private static readonly CelType A = CelType.Parameter("A");

    public static void Add(Func<string, CelFunction> function)
    {
        function("type").Global("type", [A], CelType.TypeOf(A), given => new CelTypeValue(given[0] is CelTypeValue ? CelType.AnyType : given[0].Type));
        function("dyn").Global("to_dyn", [A], CelType.Dyn, Same);
        function("bool").Global("bool_to_bool", [CelType.Bool], CelType.Bool, Same).Global("string_to_bool", [CelType.String], CelType.Bool, given => ToBool((CelString)given[0]));
        function("bytes").Global("bytes_to_bytes", [CelType.Bytes], CelType.Bytes, Same)
            .Global("string_to_bytes", [CelType.String], CelType.Bytes, given => new CelBytes(Encoding.UTF8.GetBytes(((CelString)given[0]).Value)));
        function("double").Global("double_to_double", [CelType.Double], CelType.Double, Same)
            .Global("int64_to_double", [CelType.Int], CelType.Double, given => new CelDouble(((CelInt)given[0]).Value))
            .Global("string_to_double", [CelType.String], CelType.Double, given => ToDouble((CelString)given[0]))
            .Global("uint64_to_double", [CelType.Uint], CelType.Double, given => new CelDouble(((CelUint)given[0]).Value));
        AddWholeNumbers(function);
        AddTimes(function);
        AddTexts(function("string"));
    }

    private static void AddWholeNumbers(Func<string, CelFunction> function)
    {
        function("int").Global("int64_to_int64", [CelType.Int], CelType.Int, Same)
            .Global("double_to_int64", [CelType.Double], CelType.Int, given => ((CelDouble)given[0]).Value is > -9223372036854775808.0 and < 9223372036854775808.0 and var number
                ? new CelInt((long)number)
                : new CelError("integer overflow"))
            .Global("duration_to_int64", [CelType.Duration], CelType.Int, given => new CelInt(((CelDuration)given[0]).Nanoseconds))
            .Global("string_to_int64", [CelType.String], CelType.Int, given => long.TryParse(((CelString)given[0]).Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? new CelInt(number)
                : Failed(CelType.String, CelType.Int))
            .Global("timestamp_to_int64", [CelType.Timestamp], CelType.Int, given => new CelInt((long)CelTimestamp.FloorDivide(((CelTimestamp)given[0]).Nanoseconds, CelDuration.Second)))
            .Global("uint64_to_int64", [CelType.Uint], CelType.Int, given => ((CelUint)given[0]).Value is <= long.MaxValue and var number ? new CelInt((long)number) : new CelError("integer overflow"));
        function("uint").Global("uint64_to_uint64", [CelType.Uint], CelType.Uint, Same)
            .Global("double_to_uint64", [CelType.Double], CelType.Uint, given => ((CelDouble)given[0]).Value is >= 0 and < 18446744073709551616.0 and var number
                ? new CelUint((ulong)number)
                : new CelError("unsigned integer overflow"))
            .Global("int64_to_uint64", [CelType.Int], CelType.Uint, given => ((CelInt)given[0]).Value is >= 0 and var number ? new CelUint((ulong)number) : new CelError("unsigned integer overflow"))
            .Global("string_to_uint64", [CelType.String], CelType.Uint, given => ulong.TryParse(((CelString)given[0]).Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new CelUint(number)
                : Failed(CelType.String, CelType.Uint));
    }

    private static void AddTimes(Func<string, CelFunction> function)
    {
        function("duration").Global("duration_to_duration", [CelType.Duration], CelType.Duration, Same)
            .Global("int64_to_duration", [CelType.Int], CelType.Duration, given => new CelDuration(((CelInt)given[0]).Value))
            .Global("string_to_duration", [CelType.String], CelType.Duration, given => CelText.ReadDuration(((CelString)given[0]).Value) ?? (CelValue)Failed(CelType.String, CelType.Duration));
        function("timestamp").Global("timestamp_to_timestamp", [CelType.Timestamp], CelType.Timestamp, Same)
            .Global("int64_to_timestamp", [CelType.Int], CelType.Timestamp, given => CelTimestamp.Of((Int128)((CelInt)given[0]).Value * CelDuration.Second))
            .Global("string_to_timestamp", [CelType.String], CelType.Timestamp, given => ToTimestamp(((CelString)given[0]).Value));
    }

    private static void AddTexts(CelFunction function)
    {
        function.Global("string_to_string", [CelType.String], CelType.String, Same)
            .Global("bytes_to_string", [CelType.Bytes], CelType.String, given => ToText((CelBytes)given[0]));
        (string Name, CelType Type)[] printed =
        [
            ("bool", CelType.Bool), ("double", CelType.Double), ("duration", CelType.Duration), ("int64", CelType.Int), ("timestamp", CelType.Timestamp), ("uint64", CelType.Uint),
        ];
        foreach (var (name, type) in printed)
            function.Global($"{name}_to_string", [type], CelType.String, given => new CelString(given[0].ToString()!));
    }

    /// <summary>The moment a text names; an error when it names none.</summary>
    public static CelValue ToTimestamp(string text)
    {
        try
        {
            return CelTimestamp.Of(Rfc3339.Parse(text));
        }
        catch (FormatException)
        {
            return Failed(CelType.String, CelType.Timestamp);
        }
    }

    private static CelValue ToBool(CelString text) => text.Value switch
    {
        "1" or "t" or "T" or "TRUE" or "true" or "True" => CelBool.True,
        "0" or "f" or "F" or "FALSE" or "false" or "False" => CelBool.False,
        _ => Failed(CelType.String, CelType.Bool),
    };

    private static CelValue ToDouble(CelString text) => text.Value.ToLowerInvariant() switch
    {
        "inf" or "+inf" or "infinity" or "+infinity" => new CelDouble(double.PositiveInfinity),
        "-inf" or "-infinity" => new CelDouble(double.NegativeInfinity),
        "nan" => new CelDouble(double.NaN),
        var plain => double.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            && !double.IsInfinity(number) ? new CelDouble(number) : Failed(CelType.String, CelType.Double),
    };

    private static CelValue ToText(CelBytes bytes)
    {
        try
        {
            return new CelString(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.Value));
        }
        catch (ArgumentException)
        {
            return new CelError("invalid UTF-8 in bytes, cannot convert to string");
        }
    }

    private static CelError Failed(CelType from, CelType to) => new($"type conversion error from '{from.Name}' to '{to.Name}'");

    private static CelValue Same(CelValue[] given) => given[0];
}
