using ClusterSim.ApiServer.Requests;
using ClusterSim.ApiServer.Validation;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Patches;

/// <summary>Works out what a patch makes of an object.</summary>
/// <remarks>Source: apiserver endpoints/handlers/patch.go (v1.36).</remarks>
internal sealed class PatchApplier(ObjectDecoder decoder)
{
    /// <summary>What is said of a merge patch that is not even an object, unless its fields are looked at closely.</summary>
    public const string NoMergePatch = "Invalid JSON Patch"; // ErrBadJSONPatch

    /// <summary>The object with the patch applied, without defaults for what the patch took away.</summary>
    /// <param name="current">The object.</param>
    /// <param name="type">Its kind.</param>
    /// <param name="patch">The change.</param>
    /// <param name="repeated">Fields that came twice in the text of the patch.</param>
    /// <param name="validation">What becomes of unknown and repeated fields.</param>
    /// <param name="warn">Told of such fields when they are only warned about.</param>
    /// <exception cref="ApiException">The patch makes no sense, does not apply, or leads to something that is no such object.</exception>
    public ApiObject Apply(ApiObject current, ResourceType type, Patch patch, DecodeProblems repeated, FieldValidation validation, Action<string> warn)
    {
        if (!StatedOwners.AreTouchedBy(patch))
            current = current with { Metadata = current.Metadata.OwnedAs(null) }; // Nobody need work out what is carried over as it is.
        return patch.Type switch
        {
            PatchType.Json => ApplyJson(current, type, patch.Body, repeated, validation, warn),
            PatchType.Merge => ApplyMerge(current, type, patch.Body, repeated, validation, warn),
            PatchType.StrategicMerge => ApplyStrategicMerge(current, type, patch.Body, repeated, validation, warn),
            _ => throw ApiErrors.UnsupportedMediaType("415: Unsupported Media Type", new()),
        };
    }

    private ApiObject ApplyJson(ApiObject current, ResourceType type, JsonValue patch, DecodeProblems repeated, FieldValidation validation, Action<string> warn)
    {
        IReadOnlyList<JsonPatchOperation> operations;
        try
        {
            operations = JsonPatchOperation.ReadAll(patch);
        }
        catch (DecodeException broken)
        {
            throw ApiErrors.BadRequest("error decoding patch: " + broken.Message);
        }
        if (operations.Count > JsonPatch.MaxOperations)
            throw ApiErrors.TooLarge($"The allowed maximum operations in a JSON patch is {JsonPatch.MaxOperations}, got {operations.Count}");
        try
        {
            var patched = JsonPatch.Apply(ObjectJson.ToJson(current), operations);
            return Decode(patched, type, validation == FieldValidation.Ignore ? [] : [.. JsonPatchOperation.Problems(patch, repeated)], validation, warn);
        }
        catch (PatchException)
        {
            throw ApiErrors.Unprocessable();
        }
    }

    private ApiObject ApplyMerge(ApiObject current, ResourceType type, JsonValue patch, DecodeProblems repeated, FieldValidation validation, Action<string> warn)
    {
        if (patch is not JsonObject)
            throw ApiErrors.BadRequest(patch is JsonNull || validation == FieldValidation.Ignore ? NoMergePatch : "error decoding patch: " + NotAMap(patch));
        repeated.ReportRepeatedIn(patch);
        var patched = MergePatch.Apply(ObjectJson.ToJson(current), patch);
        return Decode(patched, type, [.. repeated.Messages], validation, warn);
    }

    private static ApiObject ApplyStrategicMerge(ApiObject current, ResourceType type, JsonValue patch, DecodeProblems repeated, FieldValidation validation, Action<string> warn)
    {
        if (patch is not (JsonObject or JsonNull))
            throw ApiErrors.BadRequest(NotAMap(patch));
        if (type.ClrType == typeof(CustomResource))
            throw ApiErrors.UnsupportedMediaType("415: Unsupported Media Type", new());
        var changes = patch as JsonObject ?? JsonObject.Empty;
        repeated.ReportRepeatedIn(patch);
        try
        {
            var patched = StrategicMergePatch.Apply(ObjectJson.ToJson(current), changes, ObjectSchema.Of(type.ClrType));
            var problems = new DecodeProblems();
            var obj = (ApiObject)ObjectJson.FromJson(type.ClrType, patched, problems);
            Report([.. repeated.Messages, .. problems.Messages], () => GoValue.Text(patch), validation, warn);
            return StatedOwners.Of(patched, obj);
        }
        catch (StrategicMergeException nonsense)
        {
            throw nonsense.Code switch
            {
                400 => ApiErrors.BadRequest(nonsense.Message),
                422 => ApiErrors.Unprocessable(),
                _ => ApiErrors.Internal(nonsense.Message),
            };
        }
        catch (DecodeException broken)
        {
            throw Invalid(GoValue.Text(patch), UnstructuredError.From(broken.Message));
        }
    }

    private ApiObject Decode(JsonValue patched, ResourceType type, IReadOnlyList<string> objections, FieldValidation validation, Action<string> warn)
    {
        var problems = new DecodeProblems();
        try
        {
            var obj = decoder.Decode(patched, type, problems);
            Report([.. objections, .. problems.Messages], () => Shown(patched), validation, warn);
            return obj;
        }
        catch (DecodeException broken)
        {
            throw Invalid(Shown(patched), broken.Message);
        }
    }

    private static void Report(IReadOnlyList<string> objections, Func<string> shown, FieldValidation validation, Action<string> warn)
    {
        if (objections.Count == 0 || validation == FieldValidation.Ignore)
            return;
        if (validation == FieldValidation.Strict)
            throw Invalid(shown(), "strict decoding error: " + string.Join(", ", objections));
        foreach (var objection in objections)
            warn(objection);
    }

    private static ApiException Invalid(string shown, string why) => ApiErrors.Invalid("", "", "", FieldPath.Root("patch"), shown, why);

    private static string Shown(JsonValue patched) => GoJson.Compact(Sorted(patched));

    private static string NotAMap(JsonValue value) =>
        $"json: cannot unmarshal {value switch { JsonArray => "array", JsonString => "string", JsonBool => "bool", _ => "number" }} into Go value of type map[string]interface {{}}";

    // Go writes maps by key.
    private static JsonValue Sorted(JsonValue value) => value switch
    {
        JsonObject obj => new JsonObject(obj.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))),
        JsonArray array => new JsonArray(array.Items.Select(Sorted).ToValueList()),
        _ => value,
    };
}
