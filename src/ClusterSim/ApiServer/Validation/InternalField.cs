using System.Reflection;

namespace ClusterSim.ApiServer.Validation;

/// <summary>A field of one of the API server's internal types.</summary>
/// <param name="Name">Its name in Go.</param>
/// <param name="Property">The record's property that holds it.</param>
/// <param name="IsPointer">Whether an unset text is a null pointer in Go, whatever the property says.</param>
internal sealed record InternalField(string Name, PropertyInfo Property, bool IsPointer = false)
{
    /// <summary>Name on the wire.</summary>
    public string WireName { get; } = Property.GetCustomAttribute<WireNameAttribute>()?.Name ?? char.ToLowerInvariant(Property.Name[0]) + Property.Name[1..];

    /// <summary>Whether it is written even when it is empty.</summary>
    public bool Required { get; } = Property.IsDefined(typeof(RequiredAttribute));

    /// <summary>Whether unset is an empty string in Go rather than a null pointer.</summary>
    public bool EmptyText { get; } = !IsPointer && Property.PropertyType == typeof(string) && !Property.IsDefined(typeof(KeepEmptyAttribute));

    public object? Get(ApiRecord record) => Property.GetValue(record);
}
