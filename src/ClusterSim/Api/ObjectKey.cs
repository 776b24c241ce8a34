namespace ClusterSim.Api;

/// <summary>What tells objects of one kind apart: namespace and name.</summary>
/// <param name="Namespace">The namespace; empty for cluster-scoped objects.</param>
/// <param name="Name">The name.</param>
public readonly record struct ObjectKey(string Namespace, string Name) : IComparable<ObjectKey>
{
    /// <summary>The key of a cluster-scoped object.</summary>
    public ObjectKey(string name) : this("", name)
    {
    }

    /// <summary>The key of <paramref name="obj"/>.</summary>
    public static ObjectKey Of(ApiObject obj) => new(obj.Metadata.Namespace ?? "", obj.Metadata.Name ?? "");

    /// <summary>By namespace, then by name, both ordinally: the order in which lists come.</summary>
    public int CompareTo(ObjectKey other)
    {
        var order = string.CompareOrdinal(Namespace, other.Namespace);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary><c>namespace/name</c>, or the name alone.</summary>
    public override string ToString() => Namespace.Length == 0 ? Name : Namespace + "/" + Name;
}
