using System.Collections.Concurrent;
using System.Reflection;

namespace ClusterSim.Api;

/// <summary>Says under which group, version and plural name a record is served.</summary>
/// <param name="group">API group, as in <c>apps</c>; empty for the core group.</param>
/// <param name="version">Version, as in <c>v1</c>.</param>
/// <param name="plural">Lower-case plural, the last part of the URL path, as in <c>deployments</c>; empty for kinds that are not stored.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ResourceAttribute(string group, string version, string plural) : Attribute
{
    // A cache of facts about types, not state: which cluster asks first makes no difference.
    private static readonly ConcurrentDictionary<Type, ResourceAttribute> Known = new();

    /// <summary>API group; empty for the core group.</summary>
    public string Group { get; } = group;

    /// <summary>Version within the group.</summary>
    public string Version { get; } = version;

    /// <summary>Lower-case plural name; empty for kinds that are not stored.</summary>
    public string Plural { get; } = plural;

    /// <summary>Name of the kind; the record's name unless set.</summary>
    public string? Kind { get; init; }

    /// <summary>True (the default) when objects live in a namespace; false for cluster-scoped kinds.</summary>
    public bool Namespaced { get; init; } = true;

    /// <summary>Abbreviations <c>kubectl</c> accepts, as in <c>deploy</c>.</summary>
    public string[] ShortNames { get; init; } = [];

    /// <summary>Groups of kinds <c>kubectl</c> accepts in place of one, as in <c>all</c>.</summary>
    public string[] Categories { get; init; } = [];

    /// <summary>What may be done with objects of the kind, in alphabetical order; everything unless set.</summary>
    public string[] Verbs { get; init; } = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

    /// <summary>Which subresources are served beside the object itself.</summary>
    public Subresources Subresources { get; init; }

    /// <summary>Group and version in one, as objects state them: <c>apps/v1</c>, or <c>v1</c> for the core group.</summary>
    public string ApiVersion { get; } = group.Length == 0 ? version : group + "/" + version;

    /// <summary>Name of the kind that records of <paramref name="type"/> are.</summary>
    public string KindOf(Type type) => Kind ?? type.Name;

    /// <summary>The attribute on <paramref name="type"/>.</summary>
    /// <exception cref="InvalidOperationException">The type has none.</exception>
    public static ResourceAttribute Of(Type type) => Known.GetOrAdd(type, static t =>
        t.GetCustomAttribute<ResourceAttribute>(inherit: false)
        ?? throw new InvalidOperationException($"{t.FullName} has no [Resource] attribute, so it is not known under which group, version and plural name it is served."));
}
