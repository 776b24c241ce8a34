using ClusterSim.Api.Authentication;
using ClusterSim.Api.Autoscaling.V1;
using ClusterSim.Api.Policy;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Requests;

/// <content>Subresources that are objects of another kind.</content>
internal sealed partial class RequestPipeline
{
    private static readonly Status Created = new() { Outcome = "Success", Code = 201 };

    private ApiResponse CreateBinding(ResourceRequest request)
    {
        var options = WriteOptions.Read(request.Query, "CreateOptions");
        var context = request.Context(options);
        var binding = InNamespace((Binding)ReadObject(request, TypeOf<Binding>(), options, context), request);
        var name = request.Path.Name.Length > 0 ? request.Path.Name : binding.Metadata.Name ?? "";
        _registry.Bind(_endpointOf(TypeOf<Pod>()), new(request.Path.Namespace!, name), binding, context);
        return ResponseWriter.Status(Created, request.Form, context.Warnings);
    }

    private ApiResponse Evict(ResourceRequest request)
    {
        var options = WriteOptions.Read(request.Query, "CreateOptions");
        var context = request.Context(options);
        var eviction = InNamespace((Eviction)ReadObject(request, TypeOf<Eviction>(), options, context), request);
        if (eviction.Metadata.Name != request.Path.Name)
            throw ApiErrors.BadRequest("name in URL does not match name in Eviction object");
        var deletion = eviction.DeleteOptions ?? new();
        var evicting = options.DryRun ? context : request.Context(dryRun: deletion.DryRun.Count > 0); // Either place may ask for a rehearsal.
        _registry.Evict(request.Endpoint, _endpointOf(TypeOf<PodDisruptionBudget>()), request.Key, deletion, evicting);
        return ResponseWriter.Status(Created, request.Form, context.Warnings);
    }

    private ApiResponse CreateToken(ResourceRequest request)
    {
        var options = WriteOptions.Read(request.Query, "CreateOptions");
        var context = request.Context(options);
        var asked = InNamespace((TokenRequest)ReadObject(request, TypeOf<TokenRequest>(), options, context), request);
        var answer = _registry.IssueToken(request.Endpoint, request.Key, asked, type => _endpointOf(_scheme.Of(type)));
        return ResponseWriter.Object(201, answer, request.Form, context.Warnings);
    }

    private ApiResponse HandleFinalize(ResourceRequest request)
    {
        if (request.Request.Method != "PUT")
            throw ApiErrors.MethodNotAllowed();
        var options = WriteOptions.Read(request.Query, "UpdateOptions");
        var context = request.Context(options);
        var ns = (Namespace)ReadObject(request, request.Type, options, context);
        CheckName(ns, request.Key);
        return ResponseWriter.Object(200, _registry.FinalizeNamespace(request.Endpoint, ns, context), request.Form, context.Warnings);
    }

    private ApiResponse HandleScale(ResourceRequest request) => request.Request.Method switch
    {
        "GET" => ResponseWriter.Object(200, Registry.ResourceRegistry.ScaleOf(request.Endpoint, _registry.Get(request.Endpoint, request.Key)), request.Form, request.Warnings),
        "PUT" => UpdateScale(request),
        "PATCH" => PatchScale(request),
        _ => throw ApiErrors.MethodNotAllowed(),
    };

    private ApiResponse UpdateScale(ResourceRequest request)
    {
        var options = WriteOptions.Read(request.Query, "UpdateOptions");
        var context = request.Context(options);
        var scale = InNamespace((Scale)ReadObject(request, TypeOf<Scale>(), options, context), request);
        CheckName(scale, request.Key);
        return ResponseWriter.Object(200, _registry.ReplaceScale(request.Endpoint, request.Key, scale, context), request.Form, context.Warnings);
    }

    private ApiResponse PatchScale(ResourceRequest request)
    {
        var type = PatchTypeOf(request);
        if (type == PatchType.Apply)
            return ApplyScale(request);
        var options = WriteOptions.Read(request.Query, "PatchOptions");
        var context = request.Context(options);
        var current = Registry.ResourceRegistry.ScaleToChange(request.Endpoint, _registry.GetToScale(request.Endpoint, request.Key));
        var repeated = new DecodeProblems();
        var patch = new Patch(type, ReadPatch(request, type, options.FieldValidation, repeated));
        var scale = (Scale)_patches.Apply(current, TypeOf<Scale>(), patch, repeated, options.FieldValidation, context.Warn);
        CheckName(scale, request.Key);
        return ResponseWriter.Object(200, _registry.Scale(request.Endpoint, request.Key, scale, context), request.Form, context.Warnings);
    }
}
