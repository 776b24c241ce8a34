using ClusterSim.ApiServer.Registry;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Requests;

/// <content>Server-side apply.</content>
/// <remarks>Source: apiserver endpoints/handlers/patch.go, applyPatcher (v1.36).</remarks>
internal sealed partial class RequestPipeline
{
    private ApiResponse Apply(ResourceRequest request, UpdateRules rules)
    {
        var options = WriteOptions.Read(request.Query, "PatchOptions", isApply: true);
        var context = request.Context(options);
        if (rules != UpdateRules.Main)
            _registry.Get(request.Endpoint, request.Key); // What is not there is missed before anybody looks at the configuration.
        var body = ReadConfiguration(request);
        var (applied, isNew) = _registry.Apply(request.Endpoint, request.Key, Configuration(body), request.Query.Flag("force") == true, rules, context, obj =>
        {
            ReportRepeated(body, options.FieldValidation, context);
            obj = InNamespace(obj, request);
            CheckName(obj, request.Key);
            return obj;
        });
        return ResponseWriter.Object(isNew ? 201 : 200, applied, request.Form, context.Warnings);
    }

    private ApiResponse ApplyScale(ResourceRequest request)
    {
        var options = WriteOptions.Read(request.Query, "PatchOptions", isApply: true);
        var context = request.Context(options);
        _registry.GetToScale(request.Endpoint, request.Key);
        var body = ReadConfiguration(request);
        var scale = _registry.ApplyScale(request.Endpoint, request.Key, Configuration(body), request.Query.Flag("force") == true, context, applied =>
        {
            ReportRepeated(body, options.FieldValidation, context);
            applied = InNamespace(applied, request);
            CheckName(applied, request.Key);
            return applied;
        });
        return ResponseWriter.Object(200, scale, request.Form, context.Warnings);
    }

    private static YamlDocument ReadConfiguration(ResourceRequest request)
    {
        try
        {
            return YamlText.ParseBody(request.Request.Body.Span);
        }
        catch (DecodeException broken)
        {
            throw ApiErrors.BadRequest("error decoding YAML: error converting YAML to JSON: " + broken.Message);
        }
    }

    private static JsonObject Configuration(YamlDocument body) => body.Value switch
    {
        JsonObject obj => obj,
        JsonNull => JsonObject.Empty,
        var other => throw ApiErrors.BadRequest("error decoding YAML: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
            + $"{other switch { JsonArray => "array", JsonString => "string", JsonBool => "bool", _ => "number" }} into Go value of type map[string]interface {{}}"),
    };

    private static void ReportRepeated(YamlDocument body, FieldValidation validation, WriteContext context)
    {
        if (body.RepeatedKeys.Count == 0 || validation == FieldValidation.Ignore)
            return;
        var problem = "error converting YAML to JSON: yaml: unmarshal errors:\n  " + string.Join("\n  ", body.RepeatedKeys.Select(key => key.Message));
        if (validation == FieldValidation.Strict)
            throw ApiErrors.BadRequest("error strict decoding YAML: " + problem);
        context.Warn(problem);
    }
}
