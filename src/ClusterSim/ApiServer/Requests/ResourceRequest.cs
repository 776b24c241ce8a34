using ClusterSim.ApiServer.Registry;

namespace ClusterSim.ApiServer.Requests;

/// <summary>A request for a resource that is served, ready to be carried out.</summary>
/// <param name="Request">The request as it came.</param>
/// <param name="Path">Its path, taken apart.</param>
/// <param name="Query">Its parameters.</param>
/// <param name="Endpoint">The kind it is about.</param>
/// <param name="Form">The form of the answer.</param>
internal sealed record ResourceRequest(ApiRequest Request, RequestPath Path, QueryString Query, ResourceEndpoint Endpoint, ResponseForm Form)
{
    public ResourceType Type => Endpoint.Type;

    /// <summary>The object in the path.</summary>
    public ObjectKey Key => new(Path.Namespace ?? "", Path.Name);

    /// <summary>What every answer about the kind warns of.</summary>
    public IReadOnlyList<string> Warnings => Endpoint.Custom?.DeprecationWarning is { } warning ? [warning] : DeprecatedKinds.WarningsFor(Type);

    public WriteContext Context(bool dryRun, string? fieldManager = null)
    {
        var manager = string.IsNullOrEmpty(fieldManager) ? UserAgent.ManagerOf(Request.FindHeader("User-Agent")) : fieldManager;
        var context = new WriteContext(Request.Caller) { DryRun = dryRun, FieldManager = manager, IsLarge = Request.Body.Length >= StoredSize.WorthMeasuring };
        context.Warn(Warnings);
        return context;
    }

    public WriteContext Context(WriteOptions options) => Context(options.DryRun, options.FieldManager);
}
