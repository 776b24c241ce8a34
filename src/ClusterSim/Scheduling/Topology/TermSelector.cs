using ClusterSim.Api.Meta;

namespace ClusterSim.Scheduling;

/// <summary>Which Pods a term of affinity or a spread constraint is about: in some namespaces, with some labels.</summary>
/// <param name="Namespaces">The namespaces listed, sorted.</param>
/// <param name="Labels">The labels; null matches none.</param>
/// <param name="NamespaceSelector">Further namespaces; null for none.</param>
/// <param name="IsUnrolled">Whether it belongs to the Pod that is being scheduled, for which the real scheduler lists the namespaces first.</param>
internal sealed record TermSelector(ValueList<string> Namespaces, LabelSelector? Labels, LabelSelector? NamespaceSelector, bool IsUnrolled)
{
    /// <summary>Pods of one namespace.</summary>
    public static TermSelector In(string @namespace, LabelSelector? labels) => new([@namespace], labels, null, IsUnrolled: true);

    /// <summary>What a term means for a Pod of that namespace.</summary>
    public static TermSelector Of(PodAffinityTerm term, string @namespace, bool isUnrolled)
    {
        if (term.Namespaces.Count == 0 && term.NamespaceSelector is null)
            return new([@namespace], term.LabelSelector, null, isUnrolled);
        return new([.. term.Namespaces.Order(StringComparer.Ordinal).Distinct()], term.LabelSelector, term.NamespaceSelector, isUnrolled);
    }

    /// <summary>Whether Pods of a kind are meant.</summary>
    public bool Matches(PodKind kind, NamespaceLabels namespaces) => IsIn(kind.Namespace, namespaces) && Labels.Matches(kind.Labels);

    private bool IsIn(string @namespace, NamespaceLabels namespaces)
    {
        if (Namespaces.AsSpan().Contains(@namespace))
            return true;
        if (NamespaceSelector is null)
            return false;
        var labels = namespaces.Find(@namespace);
        if (!IsUnrolled)
            return NamespaceSelector.Matches(labels ?? []);
        // The real scheduler leaves the selector in place after listing the namespaces, and then asks it about no labels at all.
        return (labels is not null && NamespaceSelector.Matches(labels)) || NamespaceSelector.Matches([]);
    }
}
