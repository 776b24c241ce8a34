using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Apply;

/// <summary>
/// Tells whether two writes come to the same as one from the first state to the last: so it is when no field returns to what it was, and the second write sets something,
/// since then it is the time of that write that counts. When in doubt, it is not.
/// </summary>
/// <remarks>Looks at records, not at JSON, and only at what changed: it runs with every write of whoever wrote last, a kubelet for example, and spares keeping what lay between.</remarks>
internal static class SameDirection
{
    // What nobody ever owns may go to and fro.
    private static readonly HashSet<string> NeverOwned =
    [
        nameof(ObjectMeta.Name), nameof(ObjectMeta.Namespace), nameof(ObjectMeta.SelfLink), nameof(ObjectMeta.Uid), nameof(ObjectMeta.ResourceVersion),
        nameof(ObjectMeta.Generation), nameof(ObjectMeta.CreationTimestamp), nameof(ObjectMeta.ManagedFields),
    ];

    /// <summary>Whether <paramref name="first"/>, <paramref name="middle"/> and <paramref name="last"/> lie in one direction.</summary>
    public static bool Of(ApiObject first, ApiObject middle, ApiObject last)
    {
        var sets = false;
        return first is not CustomResource && OfRecords(first, middle, last, ObjectSchema.Of(first.GetType()), ref sets) && sets;
    }

    private static bool OfRecords(ApiRecord? first, ApiRecord? middle, ApiRecord? last, ObjectSchema schema, ref bool sets)
    {
        foreach (var field in schema.Fields)
        {
            if (schema.ClrType == typeof(ObjectMeta) && NeverOwned.Contains(field.Name))
                continue;
            if (!OfField(field, Get(field, first), Get(field, middle), Get(field, last), ref sets))
                return false;
        }
        return true;
    }

    private static bool OfField(FieldSchema field, object? first, object? middle, object? last, ref bool sets)
    {
        if (Equals(middle, last))
            return true;
        var isWhole = field.IsAtomic || field.Shape == FieldShape.Scalar;
        if (isWhole || last is null)
        {
            sets |= last is not null;
            return Equals(first, middle) || !Equals(first, last);
        }
        return field.Shape switch
        {
            FieldShape.Object => OfRecords((ApiRecord?)first, (ApiRecord?)middle, (ApiRecord)last, field.ElementSchema!, ref sets),
            FieldShape.List when field.ListKeys.Count > 0 => OfItems(field, (IReadOnlyList<ApiRecord>?)first ?? [], (IReadOnlyList<ApiRecord>?)middle ?? [], (IReadOnlyList<ApiRecord>)last, ref sets),
            _ => false,
        };
    }

    // As long as nobody changes the order, items are known by their place.
    private static bool OfItems(FieldSchema field, IReadOnlyList<ApiRecord> first, IReadOnlyList<ApiRecord> middle, IReadOnlyList<ApiRecord> last, ref bool sets)
    {
        var schema = field.ElementSchema!;
        for (var i = 0; i < Math.Max(first.Count, Math.Max(middle.Count, last.Count)); i++)
        {
            var (a, b, c) = (At(first, i), At(middle, i), At(last, i));
            if (ReferenceEquals(a, b) && ReferenceEquals(b, c))
                continue;
            if (c is null || !HasKeysOf(b, c) || !HasKeysOf(a, c))
                return false;
            if (!OfRecords(a, b, c, schema, ref sets))
                return false;
        }
        return true;

        bool HasKeysOf(ApiRecord? item, ApiRecord other)
        {
            foreach (var key in field.ListKeys)
                if (item is not null && schema.FindField(key) is { } keyField && !Equals(keyField.Get(item), keyField.Get(other)))
                    return false;
            return true;
        }
    }

    private static object? Get(FieldSchema field, ApiRecord? record) => record is null || field.IsUnset(record) ? null : field.Get(record);

    private static ApiRecord? At(IReadOnlyList<ApiRecord> list, int index) => index < list.Count ? list[index] : null;
}
