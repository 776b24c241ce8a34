using System.Reflection;

namespace ClusterSim.Serialization;

/// <summary>Finds the fields of a record and what reads and writes them.</summary>
internal static class FieldList
{
    /// <summary>The init-only properties of <typeparamref name="T"/>, those of its base first, each in the order it is declared.</summary>
    public static IReadOnlyList<FieldSchema> Of<T>(T prototype, Func<T, ApiRecord> clone) where T : ApiRecord
    {
        var hierarchy = new Stack<Type>();
        for (var type = typeof(T); type is not null && type != typeof(ApiRecord); type = type.BaseType!)
            hierarchy.Push(type);
        return [.. hierarchy.SelectMany(DeclaredFields).Select(property => Create(property, prototype, clone))];
    }

    private static IEnumerable<PropertyInfo> DeclaredFields(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .OrderBy(property => property.MetadataToken);

    private static FieldSchema Create<T>(PropertyInfo property, T prototype, Func<T, ApiRecord> clone) where T : ApiRecord
    {
        var text = GoTypes.OfText(typeof(T), FieldSchema.WireNameOf(property));
        var codec = Attribute.IsDefined(property, typeof(KeepEmptyAttribute)) && property.PropertyType == typeof(string)
            ? new KeptStringCodec(text)
            : Codecs.Of(property.PropertyType, property, text);
        return (FieldSchema)Activator.CreateInstance(typeof(FieldSchema<,>).MakeGenericType(typeof(T), property.PropertyType), property, codec, prototype, clone)!;
    }
}
