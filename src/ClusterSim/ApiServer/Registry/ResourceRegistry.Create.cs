using ClusterSim.ApiServer.Admission;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Registry;

/// <content>Create.</content>
internal sealed partial class ResourceRegistry
{
    /// <summary>Stores a new object.</summary>
    /// <returns>The object as stored: with defaults, uid, revision and creation time.</returns>
    public ApiObject Create(ResourceEndpoint endpoint, ApiObject obj, WriteContext context)
    {
        if (endpoint.Answer is { } answer)
            return answer(obj, context);
        obj = endpoint.Strategy.Default(obj);
        return Create(endpoint, obj, _managers.Create(endpoint, obj, context), context);
    }

    /// <summary>Stores a new object that has its defaults.</summary>
    private ApiObject Create(ResourceEndpoint endpoint, ApiObject obj, FieldOwnership? ownership, WriteContext context) =>
        Insert(endpoint, obj, _admission.Mutate(AdmissionOperation.Create, endpoint.Type, "", obj, null, context), ownership, context);

    private ApiObject Insert(ResourceEndpoint endpoint, ApiObject asked, AdmissionRequest? admitted, FieldOwnership? ownership, WriteContext context)
    {
        var obj = admitted?.Object ?? asked;
        var isAsAsked = ReferenceEquals(obj, asked);
        var resourceVersion = obj.Metadata.ResourceVersion;
        obj = obj with { Metadata = SystemFields(endpoint, obj.Metadata, ownership) };
        var allocated = _services.BeginCreate(obj);
        try
        {
            var prepared = endpoint.Strategy.PrepareForCreate(endpoint.Strategy.NoteRequester(allocated.Object, context.Caller));
            isAsAsked &= ReferenceEquals(prepared, obj);
            obj = prepared;
            ValidateNew(endpoint, obj, context);
            _admission.Validate(admitted, obj);
            ThrowIfVersioned(resourceVersion, context);
            if (context.DryRun || context.IsLarge) // Else the store finds out itself.
                ThrowIfTaken(endpoint, obj);
            obj = CommitCreate(endpoint, obj, context, isAsAsked);
            allocated.Commit(context.DryRun);
            return obj;
        }
        catch (ApiException)
        {
            allocated.Revert();
            throw;
        }
    }

    private ObjectMeta SystemFields(ResourceEndpoint endpoint, ObjectMeta metadata, FieldOwnership? ownership)
    {
        return metadata with
        {
            Name = string.IsNullOrEmpty(metadata.Name) && !string.IsNullOrEmpty(metadata.GenerateName) ? FreeName(endpoint, metadata) : metadata.Name,
            Uid = _generator.Uid(),
            CreationTimestamp = _loop.Now,
            DeletionTimestamp = null,
            DeletionGracePeriodSeconds = null,
            ResourceVersion = null,
            SelfLink = null,
            Ownership = ownership,
            Generation = endpoint.Strategy.HasGeneration ? 1 : metadata.Generation,
        };
    }

    // The last thing that is looked at, and not by those who only rehearse.
    private static void ThrowIfVersioned(string? resourceVersion, WriteContext context)
    {
        if (!context.DryRun && ulong.TryParse(resourceVersion, out var version) && version != 0)
            throw ApiErrors.Internal("resourceVersion should not be set on objects to be created");
    }

    private string FreeName(ResourceEndpoint endpoint, ObjectMeta metadata)
    {
        var name = "";
        for (var attempt = 0; attempt < NameGenerator.Attempts; attempt++)
        {
            name = _generator.Name(metadata.GenerateName!);
            if (Find(endpoint, new(metadata.Namespace ?? "", name)) is null)
                return name;
        }
        var refusal = ApiErrors.AlreadyExists(endpoint.Type, name).Status;
        throw new ApiException(refusal with { Message = refusal.Message + ", the server was not able to generate a unique name for the object" });
    }

    private static void ValidateNew(ResourceEndpoint endpoint, ApiObject obj, WriteContext context)
    {
        var errors = new FieldErrors();
        endpoint.Strategy.Validate(obj, errors);
        ThrowIfInvalid(endpoint, obj, errors);
        ObjectMetaValidation.Validate(obj.Metadata, endpoint.Type.Namespaced, NameRule.PathSegment, FieldPath.Metadata, errors);
        ThrowIfInvalid(endpoint, obj, errors);
        if (context.CollectsWarnings)
            context.Warn(endpoint.Strategy.Warnings(obj));
    }

    private void ThrowIfTaken(ResourceEndpoint endpoint, ApiObject obj)
    {
        if (Find(endpoint, ObjectKey.Of(obj)) is not null)
            throw Taken(endpoint, obj);
    }

    private ApiException Taken(ResourceEndpoint endpoint, ApiObject obj)
    {
        var refusal = ApiErrors.AlreadyExists(endpoint.Type, obj.Metadata.Name!);
        return Get(endpoint, ObjectKey.Of(obj)).Metadata.DeletionTimestamp is null
            ? refusal
            : new ApiException(refusal.Status with { Message = "object is being deleted: " + refusal.Status.Message });
    }
}
