namespace ClusterSim.Api;

/// <summary>An object of a kind for which there is no C# type: metadata is typed, the rest is JSON.</summary>
public sealed record CustomResource : ApiObject
{
    private readonly string _apiVersion;
    private readonly string _kind;

    /// <summary>An object of the given version and kind, with nothing in it yet.</summary>
    public CustomResource(string apiVersion, string kind) => (_apiVersion, _kind) = (apiVersion, kind);

    /// <inheritdoc/>
    public override string ApiVersion => _apiVersion;

    /// <inheritdoc/>
    public override string Kind => _kind;

    /// <summary>All fields but <c>apiVersion</c>, <c>kind</c> and <c>metadata</c>.</summary>
    public JsonObject Content { get; init; } = JsonObject.Empty;
}
