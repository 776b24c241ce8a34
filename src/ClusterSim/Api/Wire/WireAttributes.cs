namespace ClusterSim.Api;

/// <summary>The field's name on the wire, where it is not the property's with a lower-case first letter.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WireNameAttribute(string name) : Attribute
{
    /// <summary>Name of the field in JSON and YAML.</summary>
    public string Name { get; } = name;
}

/// <summary>Kubernetes lists the field among those an object must have.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RequiredAttribute : Attribute;

/// <summary>Zero or false means unset, and is not written.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OmitZeroAttribute : Attribute;

/// <summary>An empty string is a value of its own and is written; without this it means unset.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KeepEmptyAttribute : Attribute;

/// <summary>Unset, or an empty list, is written as <c>null</c>; without this it is not written.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NullWhenEmptyAttribute : Attribute;

/// <summary>The value the API server's schema gives the field when it is absent; list keys need it before defaulting runs.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ServerDefaultAttribute(object value) : Attribute
{
    /// <summary>A string or an integer.</summary>
    public object Value { get; } = value;
}

/// <summary>An empty list that a request states is another thing than none: it gets no defaults, though it is written like none.</summary>
/// <remarks>See <see cref="ValueList{T}.IsStatedEmpty"/>.</remarks>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TellsEmptyAttribute : Attribute;

/// <summary>The list is a map: its items are told apart by these fields.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ListKeysAttribute(params string[] keys) : Attribute
{
    /// <summary>Wire names of the key fields.</summary>
    public IReadOnlyList<string> Keys { get; } = keys;
}

/// <summary>The list is a set: equal items are one.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SetListAttribute : Attribute;

/// <summary>The value is owned and replaced as a whole.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
public sealed class AtomicAttribute : Attribute;

/// <summary>The value's fields are owned one by one, though elsewhere values of its type are owned as a whole.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class GranularAttribute : Attribute;

/// <summary>A strategic merge patch merges the list rather than replacing it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PatchMergeAttribute(string? key = null) : Attribute
{
    /// <summary>Wire name of the field that tells items apart; null for lists of plain values.</summary>
    public string? Key { get; } = key;
}

/// <summary>A strategic merge patch replaces the value rather than merging into it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PatchReplaceAttribute : Attribute;

/// <summary>A strategic merge patch may say which fields to keep (<c>$retainKeys</c>).</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RetainKeysAttribute : Attribute;
