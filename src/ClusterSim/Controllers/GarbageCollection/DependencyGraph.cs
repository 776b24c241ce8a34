namespace ClusterSim.Controllers.GarbageCollection;

/// <summary>All objects and who owns whom, kept up to date from what the watches tell; says which objects a change makes worth a look.</summary>
/// <remarks>Source: garbagecollector/graph_builder.go, processGraphChanges (v1.36).</remarks>
/// <param name="attemptToDelete">Called with what may have to go, or to lose a reference.</param>
/// <param name="attemptToOrphan">Called with what is being deleted while its dependents are to stay.</param>
/// <param name="reportNamespace">Called with an object and its reference to an owner that is in another namespace.</param>
internal sealed class DependencyGraph(Action<GraphNode> attemptToDelete, Action<GraphNode> attemptToOrphan, Action<GraphNode, OwnerReference> reportNamespace)
{
    public const string OrphanFinalizer = "orphan"; // FinalizerOrphanDependents
    public const string ForegroundFinalizer = "foregroundDeletion"; // FinalizerDeleteDependents

    private readonly Dictionary<string, GraphNode> _nodes = new(StringComparer.Ordinal); // Looked up only.

    public int Count => _nodes.Count;

    public GraphNode? Find(string uid) => _nodes.GetValueOrDefault(uid);

    /// <summary>An object has changed.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="before">How it was; null: it is new.</param>
    /// <param name="after">How it is; null: it is gone.</param>
    public void Change(ResourceType kind, ApiObject? before, ApiObject? after)
    {
        if (after is null)
            Remove(before!.Metadata);
        else if (before is null || IsOfInterest(before.Metadata, after.Metadata))
            Set(kind, before?.Metadata, after.Metadata);
    }

    // Nearly all changes are of something else, as of the status.
    private static bool IsOfInterest(ObjectMeta before, ObjectMeta after) =>
        before.IsBeingDeleted != after.IsBeingDeleted || before.OwnerReferences != after.OwnerReferences || before.Finalizers != after.Finalizers;

    private void Set(ResourceType kind, ObjectMeta? before, ObjectMeta after)
    {
        var uid = after.Uid ?? "";
        if (!_nodes.TryGetValue(uid, out var node))
            _nodes.Add(uid, node = new(uid));
        if (!node.IsObserved)
            Observe(node, kind, after);
        if (node.Owners != after.OwnerReferences)
            SetOwners(node, after.OwnerReferences);
        node.IsBeingDeleted |= after.IsBeingDeleted;
        if (BeginsDeletionWith(OrphanFinalizer, before, after))
            attemptToOrphan(node);
        else if (BeginsDeletionWith(ForegroundFinalizer, before, after))
            BeginForegroundDeletion(node);
    }

    private void Observe(GraphNode node, ResourceType kind, ObjectMeta metadata)
    {
        (node.Kind, node.Key) = (kind, new(metadata.Namespace ?? "", metadata.Name ?? ""));
        foreach (var dependent in node.Dependents)
            foreach (var reference in dependent.Owners)
                if (reference.Uid == node.Uid && !Matches(reference, dependent, node, reports: true))
                    attemptToDelete(dependent);
    }

    private void SetOwners(GraphNode node, ValueList<OwnerReference> owners)
    {
        var old = node.Owners;
        node.Owners = owners;
        if (old.Count == 0)
            Link(node, owners); // It is new, as a rule.
        else
            ChangeOwners(node, old, owners);
    }

    private void ChangeOwners(GraphNode node, ValueList<OwnerReference> old, ValueList<OwnerReference> owners)
    {
        foreach (var reference in old)
        {
            var now = owners.FirstOrDefault(other => other.Uid == reference.Uid);
            if (reference.BlockOwnerDeletion == true && now?.BlockOwnerDeletion != true && Find(reference.Uid) is { } unblocked)
                attemptToDelete(unblocked);
        }
        Link(node, [.. owners.Where(reference => !old.Any(other => other.Uid == reference.Uid))]);
        foreach (var reference in old)
            if (!owners.Any(other => other.Uid == reference.Uid))
                Unlink(node, reference);
    }

    /// <summary>Enters an object with its owners, and has it looked at if one of them may not be what the reference says.</summary>
    private void Link(GraphNode node, IReadOnlyList<OwnerReference> references)
    {
        var isDoubtful = false;
        var isReported = false;
        for (var i = 0; i < references.Count; i++)
        {
            var reference = references[i];
            if (!_nodes.TryGetValue(reference.Uid, out var owner))
                _nodes.Add(reference.Uid, owner = new(reference.Uid));
            owner.AddDependent(node);
            if (owner.IsObserved && Matches(reference, node, owner, reports: !isReported))
                continue;
            isDoubtful = true;
            isReported |= owner.IsObserved;
        }
        if (isDoubtful)
            attemptToDelete(node);
    }

    private void Unlink(GraphNode node, OwnerReference reference)
    {
        if (!_nodes.TryGetValue(reference.Uid, out var owner))
            return;
        owner.RemoveDependent(node);
        if (!owner.IsObserved && !owner.HasDependents)
            _nodes.Remove(reference.Uid);
    }

    private bool Matches(OwnerReference reference, GraphNode node, GraphNode owner, bool reports)
    {
        if (owner.Key.Namespace.Length > 0 && owner.Key.Namespace != node.Key.Namespace)
        {
            if (reports)
                reportNamespace(node, reference);
            return false;
        }
        return reference.Name == owner.Key.Name && reference.Kind == owner.Kind!.Kind && reference.ApiVersion == owner.Kind.ApiVersion;
    }

    private void BeginForegroundDeletion(GraphNode node)
    {
        node.IsDeletingDependents = true;
        foreach (var dependent in node.Dependents)
            attemptToDelete(dependent);
        attemptToDelete(node);
    }

    private static bool BeginsDeletionWith(string finalizer, ObjectMeta? before, ObjectMeta after) =>
        after.IsBeingDeleted && after.HasFinalizer(finalizer) && !(before is not null && before.IsBeingDeleted && before.HasFinalizer(finalizer));

    private void Remove(ObjectMeta metadata)
    {
        if (!_nodes.Remove(metadata.Uid ?? "", out var node))
            return;
        foreach (var reference in node.Owners)
            Unlink(node, reference);
        foreach (var dependent in node.Dependents)
            attemptToDelete(dependent);
        foreach (var reference in node.Owners)
            if (Find(reference.Uid) is { IsDeletingDependents: true } owner)
                attemptToDelete(owner);
    }
}
