namespace ClusterSim.Api;

/// <summary>A kind of object as the API server serves it: its names, its scope and the record that holds it.</summary>
/// <remarks>There is one instance per kind and cluster; compare by reference.</remarks>
public sealed class ResourceType
{
    /// <summary>API group; empty for the core group.</summary>
    public required string Group { get; init; }

    /// <summary>Version within the group, as in <c>v1</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Name of the kind, as in <c>Deployment</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Kind of its lists, as in <c>DeploymentList</c>.</summary>
    public string ListKind { get => field ?? Kind + "List"; init; }

    /// <summary>Lower-case plural, the name in URLs, as in <c>deployments</c>.</summary>
    public required string Plural { get; init; }

    /// <summary>Lower-case singular, as in <c>deployment</c>.</summary>
    public required string Singular { get; init; }

    /// <summary>The record that holds an object of this kind.</summary>
    public required Type ClrType { get; init; }

    /// <summary>True when objects live in a namespace.</summary>
    public bool Namespaced { get; init; } = true;

    /// <summary>Abbreviations, as in <c>deploy</c>.</summary>
    public IReadOnlyList<string> ShortNames { get; init; } = [];

    /// <summary>Names for several kinds at once that include this one, as in <c>all</c>.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>What may be done with objects of the kind, in alphabetical order: <c>create</c>, <c>delete</c>, <c>deletecollection</c>, <c>get</c>, <c>list</c>, <c>patch</c>, <c>update</c>, <c>watch</c>.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    /// <summary>Subresources served beside the object.</summary>
    public Subresources Subresources { get; init; }

    /// <summary>Group and version in one: <c>apps/v1</c>, or <c>v1</c> for the core group.</summary>
    public string ApiVersion => field ??= Group.Length == 0 ? Version : Group + "/" + Version;

    /// <summary>Plural and group, as messages name it: <c>deployments.apps</c>, or <c>pods</c> for the core group.</summary>
    public string QualifiedName => field ??= Group.Length == 0 ? Plural : Plural + "." + Group;

    /// <summary>What the attribute on <paramref name="type"/> says.</summary>
    /// <exception cref="InvalidOperationException">It has no <see cref="ResourceAttribute"/>.</exception>
    public static ResourceType From(Type type)
    {
        var resource = ResourceAttribute.Of(type);
        var kind = resource.KindOf(type);
        return new()
        {
            Group = resource.Group,
            Version = resource.Version,
            Kind = kind,
            Plural = resource.Plural,
            Singular = kind.ToLowerInvariant(),
            ClrType = type,
            Namespaced = resource.Namespaced,
            ShortNames = resource.ShortNames,
            Categories = resource.Categories,
            Verbs = resource.Verbs,
            Subresources = resource.Subresources,
        };
    }

    /// <summary>The qualified name and version.</summary>
    public override string ToString() => QualifiedName + "/" + Version;
}
