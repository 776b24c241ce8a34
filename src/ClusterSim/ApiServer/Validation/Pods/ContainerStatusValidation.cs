namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with the users and devices container statuses report.</summary>
/// <remarks>Source: core/validation/validation.go, validateContainerStatusUsers, validateContainerStatusAllocatedResourcesStatus (v1.36).</remarks>
internal static class ContainerStatusValidation
{
    public static void Validate(Pod pod, FieldPath path, FieldErrors errors)
    {
        var windows = pod.Spec.Os?.Name == "windows";
        ValidateUsers(pod.Status.ContainerStatuses, windows, path["containerStatuses"], errors);
        ValidateUsers(pod.Status.InitContainerStatuses, windows, path["initContainerStatuses"], errors);
        ValidateUsers(pod.Status.EphemeralContainerStatuses, windows, path["ephemeralContainerStatuses"], errors);
    }

    private static void ValidateUsers(ValueList<ContainerStatus> statuses, bool windows, FieldPath path, FieldErrors errors)
    {
        for (var i = 0; i < statuses.Count; i++)
        {
            if (statuses[i].User?.Linux is not { } user)
                continue;
            if (windows)
            {
                errors.Forbidden(path[i]["linux"], "cannot be set for a windows pod");
                continue;
            }
            SecurityContextValidation.ValidateId(user.Uid, path[i]["linux"]["uid"], errors);
            SecurityContextValidation.ValidateId(user.Gid, path[i]["linux"]["gid"], errors);
            for (var j = 0; j < user.SupplementalGroups.Count; j++)
                SecurityContextValidation.ValidateId(user.SupplementalGroups[j], path[i]["linux"]["supplementalGroups"][j], errors);
        }
    }
}
