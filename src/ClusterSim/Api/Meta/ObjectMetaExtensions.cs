namespace ClusterSim.Api.Meta;

/// <summary>What metadata can tell.</summary>
public static class ObjectMetaExtensions
{
    extension(ObjectMeta metadata)
    {
        /// <summary>The reference to the one owner that manages the object; null when nobody does.</summary>
        public OwnerReference? Controller
        {
            get
            {
                foreach (var owner in metadata.OwnerReferences)
                    if (owner.Controller == true)
                        return owner;
                return null;
            }
        }

        /// <summary>Whether a deletion was asked for that finalizers or a grace period hold up.</summary>
        public bool IsBeingDeleted => metadata.DeletionTimestamp is not null;

        /// <summary>Whether <paramref name="finalizer"/> is among the finalizers.</summary>
        public bool HasFinalizer(string finalizer) => metadata.Finalizers.AsSpan().Contains(finalizer);
    }
}
