namespace ClusterSim.Api;

/// <summary>What all objects can tell, and how to change what they all have.</summary>
public static class ApiObjectExtensions
{
    extension(ApiObject obj)
    {
        /// <summary>Namespace and name.</summary>
        public ObjectKey Key => ObjectKey.Of(obj);

        /// <summary>Whether a deletion was asked for that finalizers or a grace period hold up.</summary>
        public bool IsBeingDeleted => obj.Metadata.DeletionTimestamp is not null;

        /// <summary>The reference to the one owner that manages the object; null when nobody does.</summary>
        public OwnerReference? Controller => obj.Metadata.Controller;

        /// <summary>The value of a label; null when the object has no such label.</summary>
        public string? Label(string key) => obj.Metadata.Labels.Find(key);

        /// <summary>The value of an annotation; null when the object has no such annotation.</summary>
        public string? Annotation(string key) => obj.Metadata.Annotations.Find(key);

        /// <summary>Whether <paramref name="finalizer"/> is among the finalizers.</summary>
        public bool HasFinalizer(string finalizer) => obj.Metadata.HasFinalizer(finalizer);

        /// <summary>Whether <paramref name="owner"/> is the one owner that manages the object. A namesake with another uid is not.</summary>
        public bool IsControlledBy(ApiObject owner) => obj.Metadata.Controller is { } controller && controller.Uid == owner.Metadata.Uid;

        /// <summary>Whether <paramref name="owner"/> is among the owners.</summary>
        public bool IsOwnedBy(ApiObject owner)
        {
            foreach (var reference in obj.Metadata.OwnerReferences)
                if (reference.Uid == owner.Metadata.Uid)
                    return true;
            return false;
        }
    }

    /// <summary>A copy with other metadata.</summary>
    public static T With<T>(this T obj, ObjectMeta metadata) where T : ApiObject => (T)((ApiObject)obj with { Metadata = metadata });

    /// <summary>A copy in which <paramref name="key"/> has <paramref name="value"/> among the labels; null takes the label away.</summary>
    public static T WithLabel<T>(this T obj, string key, string? value) where T : ApiObject =>
        obj.With(obj.Metadata with { Labels = value is null ? obj.Metadata.Labels.Remove(key) : obj.Metadata.Labels.Set(key, value) });

    /// <summary>A copy in which <paramref name="key"/> has <paramref name="value"/> among the annotations; null takes the annotation away.</summary>
    public static T WithAnnotation<T>(this T obj, string key, string? value) where T : ApiObject =>
        obj.With(obj.Metadata with { Annotations = value is null ? obj.Metadata.Annotations.Remove(key) : obj.Metadata.Annotations.Set(key, value) });

    /// <summary>A copy with <paramref name="finalizer"/>; the object itself when it has it.</summary>
    public static T WithFinalizer<T>(this T obj, string finalizer) where T : ApiObject =>
        obj.HasFinalizer(finalizer) ? obj : obj.With(obj.Metadata with { Finalizers = obj.Metadata.Finalizers.Add(finalizer) });

    /// <summary>A copy without <paramref name="finalizer"/>; the object itself when it does not have it.</summary>
    public static T WithoutFinalizer<T>(this T obj, string finalizer) where T : ApiObject =>
        obj.HasFinalizer(finalizer) ? obj.With(obj.Metadata with { Finalizers = obj.Metadata.Finalizers.RemoveAll(other => other == finalizer) }) : obj;

    /// <summary>A copy with one more owner; a reference to the same owner (by uid) is replaced.</summary>
    public static T WithOwner<T>(this T obj, OwnerReference owner) where T : ApiObject =>
        obj.With(obj.Metadata with { OwnerReferences = obj.Metadata.OwnerReferences.RemoveAll(other => other.Uid == owner.Uid).Add(owner) });
}
