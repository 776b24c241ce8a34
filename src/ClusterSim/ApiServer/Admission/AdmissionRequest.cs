using ClusterSim.ApiServer.Admission.Webhooks;
using ClusterSim.ApiServer.Registry;
using ClusterSim.Storage;

namespace ClusterSim.ApiServer.Admission;

/// <summary>A write on its way to the store.</summary>
public sealed class AdmissionRequest
{
    private readonly AdmissionChain _chain;

    internal AdmissionRequest(AdmissionChain chain, WriteContext context) => (_chain, Context) = (chain, context);

    /// <summary>What is done.</summary>
    public required AdmissionOperation Operation { get; init; }

    /// <summary>To which kind.</summary>
    public required ResourceType Resource { get; init; }

    /// <summary>Through which part of the object, as in <c>status</c> or <c>binding</c>; empty for the object as a whole.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>The object as it would be written, with defaults; what was posted to the subresource where that is a kind of its own; null when something is deleted.</summary>
    public ApiObject? Object { get; internal set; }

    /// <summary>The object as it is stored; null when it is new.</summary>
    public ApiObject? OldObject { get; init; }

    /// <summary>What the request for a deletion says; null for other requests.</summary>
    public DeleteOptions? DeleteOptions { get; init; }

    /// <summary>Who asks.</summary>
    public Caller Caller => Context.Caller;

    /// <summary>Whether nothing will be written in the end: the plugin must not leave traces either.</summary>
    public bool IsDryRun => Context.DryRun;

    /// <summary>Namespace of the object; empty for cluster-scoped kinds.</summary>
    public string Namespace => (Object ?? OldObject)!.Metadata.Namespace ?? "";

    /// <summary>Name of the object; empty while it has only a <c>generateName</c>.</summary>
    public string ObjectName => (Object ?? OldObject)!.Metadata.Name ?? "";

    internal WriteContext Context { get; }

    /// <summary>The version of the kind that the client writes through; plugins may see the object in another.</summary>
    internal ResourceType Asked { get => field ?? Resource; private init; }

    /// <summary>Who has seen the object before others changed it; null while nobody keeps account.</summary>
    internal Reinvocation? Reinvocation { get; set; }

    /// <summary>The same write, with its objects in another version of their kind.</summary>
    internal AdmissionRequest Seen(ResourceType version, Func<ApiObject, ApiObject> convert) => new(_chain, Context)
    {
        Operation = Operation,
        Resource = version,
        Asked = Asked,
        Subresource = Subresource,
        Object = Object is null ? null : convert(Object),
        OldObject = OldObject is null ? null : convert(OldObject),
        DeleteOptions = DeleteOptions,
    };

    /// <summary>The object of kind <typeparamref name="T"/> at <paramref name="key"/>, as stored; null when there is none.</summary>
    public T? Find<T>(ObjectKey key) where T : ApiObject => (T?)_chain.Store.Find(_chain.TypeOf(typeof(T)), key);

    /// <summary>The objects of kind <typeparamref name="T"/> in a namespace, or in all when it is null, by namespace and name.</summary>
    public ObjectView<T> List<T>(string? @namespace = null) where T : ApiObject => _chain.Store.List<T>(_chain.TypeOf(typeof(T)), @namespace);

    internal ApiObject? Find(ResourceType type, ObjectKey key) => _chain.Store.Find(type, key);

    internal ObjectView<ApiObject> List(ResourceType type, string? @namespace) => _chain.Store.List(type, @namespace);

    /// <summary>Writes the status of an object that goes with the request, as the quota that is charged for it.</summary>
    internal void WriteStatus(ApiObject obj) => _chain.WriteStatus(obj);

    /// <summary>Adds a warning to the answer.</summary>
    public void Warn(string text) => Context.Warn(text);

    /// <summary>The refusal 403 <c>Forbidden</c>: <c>pods "web" is forbidden:</c> and the reason.</summary>
    /// <remarks>An object whose name is not made yet goes by its <c>generateName</c>.</remarks>
    public ApiException Deny(string reason) =>
        ApiErrors.Forbidden(Resource, ObjectName.Length > 0 ? ObjectName : (Object ?? OldObject)!.Metadata.GenerateName ?? "", reason);
}
