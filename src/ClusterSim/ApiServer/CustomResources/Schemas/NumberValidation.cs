using System.Globalization;
using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.CustomResources.Schemas;

/// <summary>Checks numbers: whether they fit their type, and the bounds of the schema.</summary>
/// <remarks>Source: kube-openapi validation/validate/validator.go, numberValidator; values.go (v1.36).</remarks>
internal static class NumberValidation
{
    private const double LargestExact = 9007199254740991; // 2^53 - 1, the largest integer that JSON carries safely.

    public static bool IsFormat(string? format) => format is "int32" or "int64" or "uint32" or "uint64" or "float" or "float32" or "double" or "float64";

    public static bool IsWhole(double number) => number == Math.Truncate(number) && Math.Abs(number) <= LargestExact;

    public static SchemaResult Validate(JSONSchemaProps schema, JsonValue value, string path)
    {
        var result = new SchemaResult();
        var types = TypeValidation.TypesOf(schema);
        var type = types.Length == 1 ? types[0] : "";
        var format = IsFormat(schema.Format) ? schema.Format : "";
        CheckRange("Checked", value);
        if (schema.MultipleOf is { } factor)
        {
            CheckRange("MultipleOf", Number(factor));
            if (factor < 0)
                Add(Number(factor), $"factor MultipleOf declared for {path} must be positive: {Text(factor)}");
            else if (!IsMultiple(value, factor))
                Add(value, $"{path} in body should be a multiple of {Text(factor)}");
        }
        if (schema.Minimum is { } minimum)
        {
            CheckRange("Minimum boundary", Number(minimum));
            if (Compare(value, minimum) is var below && (below < 0 || (below == 0 && schema.ExclusiveMinimum)))
                Add(value, $"{path} in body should be greater than {(schema.ExclusiveMinimum ? "" : "or equal to ")}{Text(minimum)}");
        }
        if (schema.Maximum is { } maximum)
        {
            CheckRange("Maximum boundary", Number(maximum));
            if (Compare(value, maximum) is var above && (above > 0 || (above == 0 && schema.ExclusiveMaximum)))
                Add(value, $"{path} in body should be less than {(schema.ExclusiveMaximum ? "" : "or equal to ")}{Text(maximum)}");
        }
        result.Match();
        return result;

        void Add(JsonValue found, string detail) => result.Add(new(FieldErrorType.Invalid, path, found, detail));

        void CheckRange(string what, JsonValue number)
        {
            if (!FitsType(number, type, format!))
                result.Add(new(FieldErrorType.Invalid, null, "", $"{what} value must be of type {type} {(format!.Length > 0 ? "with format " + format : "(default format)")} in {path}"));
        }
    }

    private static bool FitsType(JsonValue value, string type, string format)
    {
        if (type == "integer")
            return value switch
            {
                JsonInteger whole => format switch
                {
                    "int32" => whole.Value is >= int.MinValue and <= int.MaxValue,
                    "uint32" => whole.Value is >= 0 and <= uint.MaxValue,
                    "uint64" => whole.Value >= 0,
                    _ => true,
                },
                JsonFloat { Value: var number } => number == Math.Truncate(number) && format switch
                {
                    "int32" => number is >= int.MinValue and <= int.MaxValue,
                    "uint32" => number is >= 0 and <= uint.MaxValue,
                    "uint64" => number is >= 0 and < 18446744073709551616.0,
                    _ => number is >= -9223372036854775808.0 and < 9223372036854775808.0,
                },
                _ => true,
            };
        return format is not ("float" or "float32") || Math.Abs(AsDouble(value)) <= float.MaxValue;
    }

    private static int Compare(JsonValue value, double bound) => value is JsonInteger whole ? whole.Value.CompareTo((long)bound) : AsDouble(value).CompareTo(bound);

    private static bool IsMultiple(JsonValue value, double factor)
    {
        if (value is JsonInteger whole && (long)factor is not 0 and var divisor)
            return whole.Value % divisor == 0;
        var quotient = factor < 1 ? 1 / factor * AsDouble(value) : AsDouble(value) / factor;
        var difference = Math.Abs(quotient - Math.Round(quotient));
        return quotient == Math.Round(quotient) || difference <= 1e-9 * Math.Max(1, Math.Abs(quotient)); // swag, IsFloat64AJSONInteger
    }

    private static double AsDouble(JsonValue value) => value is JsonInteger whole ? whole.Value : ((JsonFloat)value).Value;

    private static JsonValue Number(double number) => IsWhole(number) ? (long)number : new JsonFloat(number);

    private static string Text(double number) => IsWhole(number) ? ((long)number).ToString(CultureInfo.InvariantCulture) : Serialization.GoText.Float(number);
}
