namespace ClusterSim.Api;

/// <summary>An object the API server stores: it has a kind, a version and metadata.</summary>
/// <remarks>
/// A resource type of one's own is a sealed record that derives from this and carries <see cref="ResourceAttribute"/>.
/// </remarks>
public abstract record ApiObject : ApiRecord
{
    /// <summary>Group and version, as in <c>apps/v1</c>, or <c>v1</c> for the core group.</summary>
    public virtual string ApiVersion => ResourceAttribute.Of(GetType()).ApiVersion;

    /// <summary>Name of the kind, as in <c>Deployment</c>.</summary>
    public virtual string Kind => ResourceAttribute.Of(GetType()).KindOf(GetType());

    /// <summary>Name, namespace, labels and everything else all objects have.</summary>
    public ObjectMeta Metadata { get; init; } = Unset<ObjectMeta>.Value;
}
