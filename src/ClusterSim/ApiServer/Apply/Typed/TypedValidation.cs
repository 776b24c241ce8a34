using System.Globalization;
using ClusterSim.ApiServer.Patches;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Apply;

/// <summary>Checks that a value is of a type, before it is taken apart by it.</summary>
/// <remarks>Source: structured-merge-diff typed/validate.go (v6).</remarks>
internal sealed class TypedValidation
{
    private readonly bool _allowsDuplicates;
    private readonly List<string> _problems = [];

    private TypedValidation(bool allowsDuplicates) => _allowsDuplicates = allowsDuplicates;

    /// <param name="value">The value.</param>
    /// <param name="type">What it should be.</param>
    /// <param name="allowsDuplicates">Whether lists may hold several items of the same key.</param>
    /// <exception cref="TypedException">It is something else; the message says where.</exception>
    public static void Check(JsonValue value, MergeType type, bool allowsDuplicates)
    {
        var validation = new TypedValidation(allowsDuplicates);
        validation.Visit(value, type, "");
        if (validation._problems.Count > 0)
            throw new TypedException(validation._problems is [var only] ? only : "errors:\n  " + string.Join("\n  ", validation._problems));
    }

    private void Visit(JsonValue value, MergeType type, string path)
    {
        var one = type.For(value);
        if (value is JsonNull)
            return;
        if (one.Map is { } map)
            VisitMap(value, map, path);
        else if (one.Scalar is { } scalar)
            VisitScalar(value, scalar, path);
        else if (one.List is { } list)
            VisitList(value, list, path);
    }

    private void VisitMap(JsonValue value, MapType type, string path)
    {
        if (value is not JsonObject obj)
        {
            Report(path, "expected map, got &{" + GoValue.Text(value) + "}");
            return;
        }
        foreach (var (name, field) in obj.Fields)
        {
            var fieldPath = path + "." + name;
            if (type.TypeOf(name) is not { } fieldType)
            {
                Report(fieldPath, "field not declared in schema");
                return;
            }
            Visit(field, fieldType, fieldPath);
        }
    }

    private void VisitList(JsonValue value, ListType type, string path)
    {
        if (value is not JsonArray array)
        {
            Report(path, "expected list, got &{" + GoValue.Text(value) + "}");
            return;
        }
        var seen = new SortedSet<PathElement>();
        for (var i = 0; i < array.Items.Count; i++)
        {
            PathElement step;
            try
            {
                step = type.IsAtomic ? new IndexElement(i) : type.StepTo(array.Items[i]);
            }
            catch (TypedException unnamed)
            {
                Report(path, $"element {i.ToString(CultureInfo.InvariantCulture)}: {unnamed.Message}");
                return; // Nothing further down could be told from the others.
            }
            if (!seen.Add(step) && !_allowsDuplicates)
                Report(path, "duplicate entries for key " + step);
            Visit(array.Items[i], type.Elements, path + step);
        }
    }

    private void VisitScalar(JsonValue value, ScalarType type, string path)
    {
        var problem = (type, value) switch
        {
            (ScalarType.Text, not JsonString) => "expected string, got &value.valueUnstructured{Value:" + Syntax(value) + "}",
            (ScalarType.Number, not (JsonInteger or JsonFloat)) => "expected numeric (int or float), got " + TypeName(value),
            (ScalarType.Truth, not JsonBool) => "expected boolean, got &{" + GoValue.Text(value) + "}",
            (ScalarType.Any, JsonObject or JsonArray) => "expected any scalar, got &{" + GoValue.Text(value) + "}",
            _ => null,
        };
        if (problem is not null)
            Report(path, problem);
    }

    private void Report(string path, string problem) => _problems.Add(path.Length == 0 ? problem : path + ": " + problem);

    // As %#v prints it.
    private static string Syntax(JsonValue value) => value switch
    {
        JsonString text => GoText.Quote(text.Value),
        JsonArray array => "[]interface {}{" + string.Join(", ", array.Items.Select(Syntax)) + "}",
        JsonObject obj => "map[string]interface {}{" + string.Join(", ", obj.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => GoText.Quote(field.Key) + ":" + Syntax(field.Value))) + "}",
        JsonNull => "interface {}(nil)",
        _ => value.ToString(),
    };

    private static string TypeName(JsonValue value) => value switch
    {
        JsonString => "string",
        JsonBool => "bool",
        JsonArray => "[]interface {}",
        _ => "map[string]interface {}",
    };
}
