using System.Text;
using ClusterSim.Api.ApiExtensions;
using ClusterSim.ApiServer.CustomResources.Schemas;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies.ApiExtensions;

/// <summary>Finds what is wrong with what a version says besides its schema.</summary>
/// <remarks>Source: apiextensions/validation/validation.go (v1.36).</remarks>
internal static class VersionPartsValidation
{
    private const int MaxSelectableFields = 8;
    private const int MaxWarningLength = 256;
    private const string ColumnTypes = "boolean,date,integer,number,string";
    private const string ColumnFormats = "byte,date,date-time,double,float,int32,int64,password";

    public static void ValidateDeprecation(CustomResourceDefinitionVersion version, FieldPath path, FieldErrors errors)
    {
        if (version.DeprecationWarning is not { } warning)
            return;
        if (!version.Deprecated)
        {
            errors.Invalid(path, warning, "can only be set for deprecated versions");
            return;
        }
        if (GoText.Length(warning) > MaxWarningLength)
            errors.Invalid(path, warning, "must be <= 256 characters long");
        if (warning.Length == 0)
            errors.Invalid(path, warning, "must not be an empty string");
        var index = 0;
        foreach (var rune in warning.EnumerateRunes())
        {
            if (!GoText.IsPrintable(rune))
            {
                errors.Invalid(path, warning, $"must only contain printable UTF-8 characters; non-printable character found at index {index}");
                break;
            }
            index += rune.Utf8SequenceLength;
        }
    }

    public static void ValidateSubresources(CustomResourceSubresources? subresources, FieldPath path, FieldErrors errors)
    {
        if (subresources?.Scale is not { } scale)
            return;
        ValidatePathBelow(scale.SpecReplicasPath, ".spec.", path["scale.specReplicasPath"], errors);
        ValidatePathBelow(scale.StatusReplicasPath, ".status.", path["scale.statusReplicasPath"], errors);
        if (scale.LabelSelectorPath is not { Length: > 0 } selector)
            return;
        if (!ValidateSimplePath(selector, path["scale.labelSelectorPath"], errors))
            return;
        if (!selector.StartsWith(".spec.", StringComparison.Ordinal) && !selector.StartsWith(".status.", StringComparison.Ordinal))
            errors.Invalid(path["scale.labelSelectorPath"], selector, "should be a json path under either .spec or .status");
    }

    public static void ValidateColumns(ValueList<CustomResourceColumnDefinition> columns, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < columns.Count; i++)
            ValidateColumn(columns[i], path[i], errors);
    }

    public static void ValidateSelectableFields(ValueList<SelectableField> fields, JSONSchemaProps schema, FieldPath path, FieldErrors errors)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < fields.Count; i++)
        {
            var (text, field) = (fields[i].JsonPath, path[i]["jsonPath"]);
            if (text.Length == 0)
            {
                errors.Required(field);
                continue;
            }
            if (!RuleFieldPath.TryParse(text, schema, allowsBrackets: false, out var parsed, out var error))
            {
                errors.Invalid(field, text, "is an invalid path: " + error);
                continue;
            }
            if (parsed.Steps[0].Name == "metadata")
                errors.Invalid(field, text, "must not point to fields in metadata");
            if (parsed.Schema?.Type is not ("string" or "boolean" or "integer"))
                errors.Invalid(field, text, "must point to a field of type string, boolean or integer. Enum string fields and strings with formats are allowed.");
            if (!known.Add(parsed.ToString()))
                errors.Duplicate(field, text);
        }
        if (known.Count > MaxSelectableFields)
            errors.TooMany(path, known.Count, MaxSelectableFields);
    }

    private static void ValidateColumn(CustomResourceColumnDefinition column, FieldPath path, FieldErrors errors)
    {
        if (column.Name.Length == 0)
            errors.Required(path["name"]);
        if (column.Type.Length == 0)
            errors.Required(path["type"], "must be one of " + ColumnTypes);
        else if (!ColumnTypes.Split(',').Contains(column.Type))
            errors.Invalid(path["type"], column.Type, "must be one of " + ColumnTypes);
        if (!string.IsNullOrEmpty(column.Format) && !ColumnFormats.Split(',').Contains(column.Format))
            errors.Invalid(path["format"], column.Format, "must be one of " + ColumnFormats);
        if (column.JsonPath.Length == 0)
            errors.Required(path["JSONPath"]);
        else
            ValidateSimplePath(column.JsonPath, path["JSONPath"], errors);
    }

    private static void ValidatePathBelow(string text, string prefix, FieldPath path, FieldErrors errors)
    {
        if (text.Length == 0)
            errors.Required(path);
        else if (ValidateSimplePath(text, path, errors) && !text.StartsWith(prefix, StringComparison.Ordinal))
            errors.Invalid(path, text, "should be a json path under " + prefix.TrimEnd('.'));
    }

    private static bool ValidateSimplePath(string text, FieldPath path, FieldErrors errors)
    {
        if (text[0] == '.')
            return true;
        errors.Invalid(path, text, "must be a simple json path starting with .");
        return false;
    }
}
