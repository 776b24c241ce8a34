namespace ClusterSim.ApiServer;

/// <summary>Objects of one kind that are worked out when somebody reads them instead of being stored: they take no revisions, and no watch reports them.</summary>
internal interface IComputedObjects
{
    /// <summary>The object at <paramref name="key"/> as it is now, or null.</summary>
    ApiObject? Find(ObjectKey key);

    /// <summary>What is answered when there is nothing at <paramref name="key"/>.</summary>
    ApiException Missing(ResourceType type, ObjectKey key) => ApiErrors.NotFound(type, key.Name);

    /// <summary>All objects as they are now, by namespace and name.</summary>
    /// <param name="namespace">Only this namespace; null for all.</param>
    IEnumerable<ApiObject> List(string? @namespace);
}
