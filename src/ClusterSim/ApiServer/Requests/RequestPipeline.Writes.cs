using ClusterSim.ApiServer.Patches;
using ClusterSim.ApiServer.Registry;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Requests;

/// <content>Create, update, patch, and delete.</content>
internal sealed partial class RequestPipeline
{
    private const string CustomPatches =
        "the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml";

    private ApiResponse Create(ResourceRequest request)
    {
        if (request.Endpoint.CustomKind is { IsTerminating: true })
            throw ApiErrors.Failure(405, "MethodNotAllowed", "create not allowed while custom resource definition is terminating", new() { Group = request.Type.Group, Kind = request.Type.Plural });
        var options = WriteOptions.Read(request.Query, "CreateOptions");
        var context = request.Context(options);
        var obj = InNamespace(ReadObject(request, request.Type, options, context), request);
        return ResponseWriter.Object(201, _registry.Create(request.Endpoint, obj, context), request.Form, context.Warnings);
    }

    private ApiResponse Update(ResourceRequest request, UpdateRules rules)
    {
        var options = WriteOptions.Read(request.Query, "UpdateOptions");
        var context = request.Context(options);
        var obj = InNamespace(ReadObject(request, request.Type, options, context), request);
        CheckName(obj, request.Key);
        var (updated, isNew) = _registry.Update(request.Endpoint, obj, rules, context);
        return ResponseWriter.Object(isNew ? 201 : 200, updated, request.Form, context.Warnings);
    }

    private ApiResponse Patch(ResourceRequest request, UpdateRules rules)
    {
        var type = PatchTypeOf(request);
        if (type == PatchType.Apply)
            return Apply(request, rules);
        var options = WriteOptions.Read(request.Query, "PatchOptions");
        var context = request.Context(options);
        var current = _registry.Get(request.Endpoint, request.Key); // What is not there is missed before anybody looks at the patch.
        var repeated = new DecodeProblems();
        var patch = new Patch(type, ReadPatch(request, type, options.FieldValidation, repeated));
        var patched = _patches.Apply(current, request.Type, patch, repeated, options.FieldValidation, context.Warn);
        CheckName(patched, request.Key);
        patched = request.Endpoint.Strategy.Default(InNamespace(patched, request));
        return ResponseWriter.Object(200, _registry.Replace(request.Endpoint, current, patched, rules, context), request.Form, context.Warnings);
    }

    private ApiResponse Delete(ResourceRequest request)
    {
        var options = ReadDeleteOptions(request);
        var context = request.Context(options.DryRun.Count > 0);
        var (obj, isGone) = _registry.Delete(request.Endpoint, request.Key, options, context);
        var code = !isGone && options.OrphanDependents == false ? 202 : 200;
        if (!isGone || request.Endpoint.Strategy.ReturnsDeletedObject)
            return ResponseWriter.Object(code, obj, request.Form, context.Warnings);
        var details = new StatusDetails { Name = obj.Metadata.Name, Group = request.Type.Group, Kind = request.Type.Plural, Uid = obj.Metadata.Uid };
        return ResponseWriter.Status(new() { Outcome = "Success", Details = details }, request.Form, context.Warnings);
    }

    private ApiResponse DeleteCollection(ResourceRequest request)
    {
        var options = ReadDeleteOptions(request);
        var selection = ListOptions.Read(request.Query, request.Endpoint);
        var context = request.Context(options.DryRun.Count > 0);
        var (objects, metadata) = Select(request, selection);
        var selected = objects.ToList();
        _registry.DeleteAll(request.Endpoint, selected, options, context);
        return ResponseWriter.List(request.Type, selected, metadata, request.Form, context.Warnings);
    }

    private ApiObject ReadObject(ResourceRequest request, ResourceType type, WriteOptions options, WriteContext context)
    {
        var body = RequestBody.Read(request.Request, type.ApiVersion, type.Kind);
        var obj = _decoder.Decode(body, type, options.FieldValidation, request.Request.Body.Span);
        if (options.FieldValidation == FieldValidation.Warn)
            context.Warn(body.Objections);
        return obj;
    }

    private static JsonValue ReadPatch(ResourceRequest request, PatchType type, FieldValidation validation, DecodeProblems repeated)
    {
        try
        {
            return JsonText.Parse(request.Request.Body.Span, repeated);
        }
        catch (DecodeException broken)
        {
            throw ApiErrors.BadRequest((type, validation) switch
            {
                (PatchType.Merge, FieldValidation.Ignore) => PatchApplier.NoMergePatch,
                (PatchType.StrategicMerge, _) or (_, FieldValidation.Ignore) => broken.Message,
                _ => "error decoding patch: " + broken.Message,
            });
        }
    }

    private static PatchType PatchTypeOf(ResourceRequest request) => RequestBody.MediaTypeOf(request.Request) switch
    {
        "application/json-patch+json" => PatchType.Json,
        "application/merge-patch+json" => PatchType.Merge,
        "application/strategic-merge-patch+json" when request.Endpoint.Custom is null => PatchType.StrategicMerge,
        "application/apply-patch+yaml" => PatchType.Apply,
        _ when request.Endpoint.Custom is not null => throw ApiErrors.UnsupportedMediaType(CustomPatches),
        _ => throw ApiErrors.UnsupportedMediaType("415: Unsupported Media Type", new()),
    };

    /// <summary>The options in the body or, when there is none, in the query.</summary>
    private DeleteOptions ReadDeleteOptions(ResourceRequest request)
    {
        if (!request.Request.Body.IsEmpty)
        {
            try
            {
                var body = RequestBody.Parse(request.Request, "meta.k8s.io/v1", "DeleteOptions").Value;
                return ObjectDecoder.WhyUntyped(body) is { } why ? throw new DecodeException(why) : ObjectJson.FromJson<DeleteOptions>(body);
            }
            catch (DecodeException broken)
            {
                throw ApiErrors.Internal(broken.Message); // Unlike those of objects, these errors are not translated.
            }
        }
        var query = request.Query;
        return new()
        {
            GracePeriodSeconds = query.Number("gracePeriodSeconds"),
            OrphanDependents = query.Flag("orphanDependents"),
            PropagationPolicy = query.Find("propagationPolicy"),
            DryRun = query.FindAll("dryRun"),
        };
    }

    /// <summary>The object with the path's namespace; cluster-scoped kinds have none, whatever they say.</summary>
    private static T InNamespace<T>(T obj, ResourceRequest request) where T : ApiObject
    {
        var wanted = request.Path.Namespace;
        var given = obj.Metadata.Namespace;
        if (string.IsNullOrEmpty(given) ? wanted is null : given == wanted)
            return obj;
        if (!string.IsNullOrEmpty(given) && wanted is not null)
            throw ApiErrors.BadRequest("the namespace of the provided object does not match the namespace sent on the request");
        return obj with { Metadata = obj.Metadata with { Namespace = wanted } };
    }

    private static void CheckName(ApiObject obj, ObjectKey key)
    {
        if (string.IsNullOrEmpty(obj.Metadata.Name))
            throw ApiErrors.BadRequest($"the name of the object ({key.Name} based on URL) was undeterminable: name must be provided");
        if (obj.Metadata.Name != key.Name)
            throw ApiErrors.BadRequest($"the name of the object ({obj.Metadata.Name}) does not match the name on the URL ({key.Name})");
        if (key.Namespace.Length > 0 && !string.IsNullOrEmpty(obj.Metadata.Namespace) && obj.Metadata.Namespace != key.Namespace)
            throw ApiErrors.BadRequest($"the namespace of the object ({obj.Metadata.Namespace}) does not match the namespace on the request ({key.Namespace})");
    }
}
