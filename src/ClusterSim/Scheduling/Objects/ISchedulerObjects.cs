namespace ClusterSim.Scheduling;

/// <summary>The objects besides Nodes and Pods that plugins look at: volumes, claims, Services, budgets, Namespaces.</summary>
internal interface ISchedulerObjects
{
    /// <summary>The object at <paramref name="key"/>, or null when there is none.</summary>
    T? Find<T>(ObjectKey key) where T : ApiObject;

    /// <summary>All objects of a kind, by namespace and name.</summary>
    IReadOnlyList<T> All<T>() where T : ApiObject;

    /// <summary>The objects of a kind in a namespace, by name.</summary>
    IEnumerable<T> InNamespace<T>(string @namespace) where T : ApiObject;

    /// <summary>The volumes of a class (empty: of none), by name.</summary>
    IEnumerable<PersistentVolume> VolumesOf(string className);

    /// <summary>Calls <paramref name="handler"/> for each object there is and for each change from now on, with the object before (null: new) and after (null: gone).</summary>
    void OnChange<T>(Action<T?, T?> handler) where T : ApiObject;
}
