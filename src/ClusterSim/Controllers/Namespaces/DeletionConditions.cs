namespace ClusterSim.Controllers.Namespaces;

/// <summary>What the conditions of a Namespace say about an attempt to empty it.</summary>
/// <remarks>Source: namespace/deletion/status_condition_utils.go (v1.36).</remarks>
internal sealed class DeletionConditions
{
    private static readonly NamespaceCondition[] AllIsWell =
    [
        Of("NamespaceDeletionDiscoveryFailure", "False", "ResourcesDiscovered", "All resources successfully discovered"),
        Of("NamespaceDeletionGroupVersionParsingFailure", "False", "ParsedGroupVersions", "All legacy kube types successfully parsed"),
        Of("NamespaceDeletionContentFailure", "False", "ContentDeleted", "All content successfully deleted, may be waiting on finalization"),
        Of("NamespaceContentRemaining", "False", "ContentRemoved", "All content successfully removed"),
        Of("NamespaceFinalizersRemaining", "False", "ContentHasNoFinalizers", "All content-preserving finalizers finished"),
    ];

    private readonly List<string> _failures = [];
    private RemainingContent? _remaining;

    /// <summary>Something could not be deleted.</summary>
    public void Tell(Exception failure) => _failures.Add(failure.Message);

    /// <summary>So much is left.</summary>
    public void Tell(RemainingContent remaining) => _remaining = remaining;

    /// <summary>The conditions as they are now; the time of those whose status stays stays.</summary>
    public ValueList<NamespaceCondition> On(ValueList<NamespaceCondition> conditions, DateTimeOffset now)
    {
        foreach (var well in AllIsWell)
        {
            var condition = Failing(well.Type) ?? well;
            var old = conditions.Find(well.Type);
            conditions = conditions.Set(condition with { LastTransitionTime = old is not null && old.Status == condition.Status ? old.LastTransitionTime : now });
        }
        return conditions;
    }

    private NamespaceCondition? Failing(string type) => type switch
    {
        "NamespaceDeletionContentFailure" when _failures.Count > 0 => Of(
            type, "True", "ContentDeletionFailed", $"Failed to delete all resource types, {_failures.Count} remaining: {string.Join(", ", _failures.Order(StringComparer.Ordinal))}"),
        "NamespaceContentRemaining" when _remaining?.Kinds is { Count: > 0 } kinds => Of(
            type, "True", "SomeResourcesRemain", "Some resources are remaining: " + string.Join(", ", kinds)),
        "NamespaceFinalizersRemaining" when _remaining?.Finalizers is { Count: > 0 } finalizers => Of(
            type, "True", "SomeFinalizersRemain", "Some content in the namespace has finalizers remaining: " + string.Join(", ", finalizers)),
        _ => null,
    };

    private static NamespaceCondition Of(string type, string status, string reason, string message) =>
        new() { Type = type, Status = status, Reason = reason, Message = message };
}
