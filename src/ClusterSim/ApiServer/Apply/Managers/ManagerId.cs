using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Apply;

/// <summary>Who owns fields, and how it came to that: one name may own some by applying, others by updating, and some through a subresource.</summary>
/// <remarks>Source: apimachinery managedfields/internal/managedfields.go, BuildManagerIdentifier; conflict.go (v1.36).</remarks>
/// <param name="Name">As in <c>kubectl</c>.</param>
/// <param name="IsApplier">Whether it applies, rather than updates.</param>
/// <param name="ApiVersion">The version it wrote; null for appliers, who remain the same in all versions.</param>
/// <param name="Subresource">What it wrote through; empty for the object itself.</param>
internal sealed record ManagerId(string Name, bool IsApplier, string? ApiVersion, string Subresource) : IComparable<ManagerId>
{
    /// <summary>As messages name it.</summary>
    public string Text => GoText.Quote(Name)
        + (Subresource.Length > 0 ? " with subresource " + GoText.Quote(Subresource) : "")
        + (IsApplier ? "" : " using " + ApiVersion);

    /// <summary>The order of the real server's identifiers, which are JSON.</summary>
    public int CompareTo(ManagerId? other) => string.CompareOrdinal(Key, other!.Key);

    private string Key => $"{Name}\"{(IsApplier ? "Apply" : "Update")}\"{ApiVersion}\"{Subresource}";
}
