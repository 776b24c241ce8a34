using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>Finds what is wrong with the counts in the status of a ReplicaSet or ReplicationController.</summary>
/// <remarks>Source: apps/validation/validation.go, ValidateReplicaSetStatus (v1.36).</remarks>
internal static class ReplicaStatusValidation
{
    public static void Validate(int replicas, int labeled, int ready, int available, long observedGeneration, FieldErrors errors)
    {
        var path = FieldPath.Status;
        errors.NotNegative(path["replicas"], replicas);
        errors.NotNegative(path["fullyLabeledReplicas"], labeled);
        errors.NotNegative(path["readyReplicas"], ready);
        errors.NotNegative(path["availableReplicas"], available);
        errors.NotNegative(path["observedGeneration"], observedGeneration);
        WorkloadTemplateValidation.ValidateAtMost(labeled, replicas, "status.replicas", path["fullyLabeledReplicas"], errors);
        WorkloadTemplateValidation.ValidateAtMost(ready, replicas, "status.replicas", path["readyReplicas"], errors);
        WorkloadTemplateValidation.ValidateAtMost(available, replicas, "status.replicas", path["availableReplicas"], errors);
        WorkloadTemplateValidation.ValidateAtMost(available, ready, "readyReplicas", path["availableReplicas"], errors);
    }
}
