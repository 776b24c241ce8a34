namespace ClusterSim.ApiServer.Validation;

/// <summary>The internal types of the core group whose fields have another order or other names than the records'.</summary>
/// <remarks>
/// One type a line: its name, then its fields as <c>GoName[?][=Property]</c>. Without a property's name, case is all that may differ from it;
/// with a question mark, an unset text is a null pointer in Go, though the record does not keep it apart from an empty one.
/// </remarks>
internal static class InternalTypeTable
{
    private static readonly Dictionary<string, Field[]> Types = $"{InternalPodTypes.Declarations}\n{InternalStorageTypes.Declarations}"
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .ToDictionary(words => words[0], words => words.Skip(1).Select(Parse).ToArray(), StringComparer.Ordinal);

    /// <summary>The fields of <paramref name="type"/> in Go's order; null when the record has them as Go does.</summary>
    public static IReadOnlyList<Field>? Find(Type type) =>
        type.Namespace == typeof(PodSpec).Namespace ? Types.GetValueOrDefault(type.Name) : null;

    private static Field Parse(string text)
    {
        var parts = text.Split('=');
        var name = parts[0].TrimEnd('?');
        return new(name, parts.Length > 1 ? parts[1] : name, parts[0] != name);
    }

    /// <summary>A field: its name in Go, the property that holds it, and whether it is a pointer that the property does not tell apart.</summary>
    public sealed record Field(string Name, string Property, bool IsPointer);
}
