namespace ClusterSim.Api.Core;

/// <summary>Points at any API object, or at one field inside it; used by PersistentVolumes, Events and others.</summary>
[Atomic]
public sealed record ObjectReference : ApiRecord
{
    /// <summary>Kind of the object, such as <c>Pod</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Namespace of the object; unset for cluster-scoped objects.</summary>
    public string? Namespace { get; init; }

    /// <summary>Name of the object that this reference points to.</summary>
    public string? Name { get; init; }

    /// <summary>UID of the object, which tells it apart from a later one of the same name.</summary>
    public string? Uid { get; init; }

    /// <summary>API group and version of the object, such as <c>apps/v1</c>.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Exact version of the object that is meant; unset means any version.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>Part of the object that is meant, such as <c>spec.containers{web}</c>; unset means the whole object.</summary>
    public string? FieldPath { get; init; }
}
