namespace ClusterSim.Api.Core;

/// <summary>How far the expansion of a claim has come.</summary>
/// <remarks>Source: pkg/volume/util/resize_util.go (v1.36).</remarks>
internal static class ExpansionExtensions
{
    /// <summary>The driver is making the disk larger.</summary>
    public const string ControllerInProgress = "ControllerResizeInProgress";

    /// <summary>The disk is larger, the file system on it is not yet.</summary>
    public const string NodePending = "NodeResizePending";

    private const string Storage = "storage";

    extension(PersistentVolumeClaim claim)
    {
        /// <summary>How far it has come; null when nothing is going on.</summary>
        public string? ExpansionState => claim.Status.AllocatedResourceStatuses.Find(Storage);

        /// <summary>Whether it is bound and asks for more than it has.</summary>
        public bool WantsMore => claim.Status.Phase == "Bound" && claim.RequestedSize > claim.Status.Capacity.Find(Storage);

        /// <summary>The claim with its expansion at that stage, which a condition tells.</summary>
        public PersistentVolumeClaim AtExpansion(string state, Quantity size, PersistentVolumeClaimCondition condition) => claim with
        {
            Status = claim.Status with
            {
                AllocatedResources = claim.Status.AllocatedResources.Set(Storage, size),
                AllocatedResourceStatuses = claim.Status.AllocatedResourceStatuses.Set(Storage, state),
                Conditions = claim.Status.Conditions.RemoveAll(IsOfExpansion).Add(condition),
            },
        };

        /// <summary>The claim with its expansion finished.</summary>
        public PersistentVolumeClaim Expanded(Quantity size) => claim with
        {
            Status = claim.Status with
            {
                Capacity = claim.Status.Capacity.Set(Storage, size),
                AllocatedResourceStatuses = claim.Status.AllocatedResourceStatuses.Remove(Storage),
                Conditions = claim.Status.Conditions.RemoveAll(IsOfExpansion),
            },
        };
    }

    private static bool IsOfExpansion(PersistentVolumeClaimCondition condition) => condition.Type is "Resizing" or "FileSystemResizePending";
}
