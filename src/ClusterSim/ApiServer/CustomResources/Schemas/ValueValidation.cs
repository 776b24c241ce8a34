using System.Globalization;
using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.CustomResources.Schemas;

/// <summary>Checks texts, and whether a value is one of those listed.</summary>
/// <remarks>Source: kube-openapi validation/validate/validator.go, formats.go, values.go (v1.36).</remarks>
internal static class ValueValidation
{
    public static SchemaResult? Text(JSONSchemaProps schema, string text, string path, PatternCache patterns)
    {
        var length = schema.MaxLength is null && schema.MinLength is null ? 0 : text.EnumerateRunes().Count();
        if (schema.MaxLength is { } max && length > max)
            return SchemaResult.Of(new(FieldErrorType.TooLong, path, text, $"may not be more than {max} bytes"));
        if (schema.MinLength is { } min && length < min)
            return SchemaResult.Of(new(FieldErrorType.Invalid, path, text, $"{path} in body should be at least {min} chars long"));
        if (string.IsNullOrEmpty(schema.Pattern) || patterns.IsMatch(schema.Pattern, text))
            return null;
        return SchemaResult.Of(new(FieldErrorType.Invalid, path, text, $"{path} in body should match '{schema.Pattern}'"));
    }

    public static SchemaResult? Format(string format, string text, string path) => StringFormats.Matches(format, text)
        ? null
        : SchemaResult.Of(new(FieldErrorType.TypeInvalid, path, text, $"{path} in body must be of type {format}: {GoText.Quote(text)}"));

    public static SchemaResult? Enum(JSONSchemaProps schema, JsonValue value, string path)
    {
        if (schema.Enum.Count == 0 || schema.Enum.Contains(value) || (value is JsonFloat number && NumberValidation.IsWhole(number.Value) && schema.Enum.Contains((JsonValue)(long)number.Value)))
            return null;
        var supported = string.Join(", ", schema.Enum.Select(allowed => GoText.Quote(allowed is JsonString text ? text.Value : GoJson.Compact(allowed))));
        return SchemaResult.Of(new(FieldErrorType.NotSupported, path, value is JsonString found ? found.Value : value, "supported values: " + supported));
    }

    public static string AtMost(long max) => $"must have at most {max.ToString(CultureInfo.InvariantCulture)} item{(max == 1 ? "" : "s")}";
}
