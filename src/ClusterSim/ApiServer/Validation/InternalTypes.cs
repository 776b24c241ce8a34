using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;

namespace ClusterSim.ApiServer.Validation;

/// <summary>The API server's internal types: their fields in Go's order, with Go's names.</summary>
/// <remarks>Source: pkg/apis/*/types.go (v1.36).</remarks>
internal static partial class InternalTypes
{
    private const BindingFlags AnyCase = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;

    // Facts about types, not state.
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<InternalField>> Known = new();

    /// <summary>Whether records of <paramref name="type"/> have the same form inside the server as on the wire.</summary>
    public static bool IsMeta(Type type) => type.Namespace == typeof(ObjectMeta).Namespace;

    public static IReadOnlyList<InternalField> FieldsOf(Type type) => Known.GetOrAdd(type, static type => InternalTypeTable.Find(type) is { } fields
        ? [.. fields.Select(field => new InternalField(field.Name, type.GetProperty(field.Property, AnyCase)!, field.IsPointer))]
        : [.. Properties(type).Select(property => new InternalField(GoName(property.Name), property))]);

    private static IEnumerable<PropertyInfo> Properties(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite)
        .OrderBy(property => property.DeclaringType == type ? 1 : 0) // What all objects have comes first; each type's own are in order of declaration.
        .ThenBy(property => property.MetadataToken);

    // Go writes abbreviations in capitals at the start of a name, too.
    private static string GoName(string name) => Abbreviation().Replace(name, match => match.Value.ToUpperInvariant());

    [GeneratedRegex("^(Api|Aws|Csi|Dns|Fc|Fs|Gce|Http|Id|Ip|Json|Nfs|Os|Pd|Rbd|Se|Tcp|Tls|Tty|Uid|Url)(?=[A-Z]|$)")]
    private static partial Regex Abbreviation();
}
